package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.money.Sun;
import io.joule.tron.BroadcastAnswer.Meaning;
import io.joule.tron.Golden.Sent;
import io.joule.tron.TronNetwork.Delegatable;
import io.joule.tron.TronNetwork.SolidBlock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client reads what a real java-tron node answered. */
class HttpTronNetworkGoldenTest extends NetworkFixture {

    private static final String HEAD = "000000000000011e51008db438e2c494699e15afd32570ab280a9fb68743bf27";
    private static final String SOLID_HEAD = "000000000000011d35d61c2268a63dbe0c9ff3b8c2132a603bca972caf1d45db";

    @Test
    void readsTheHeadFromTheHeaderAlone() {
        FakeNode node = node().replay("10_blocks");

        assertThat(get(network(node).head()))
                .isEqualTo(new BlockRef(286, HEAD, SOLID_HEAD, Instant.ofEpochMilli(1795332102000L)));
        assertThat(node.askedPaths()).containsExactly("/wallet/getblock");
    }

    @Test
    void readsTheSolidHeadByTheOlderCallWhereTheNodeLacksTheCheapOne() {
        FakeNode node = node().replay("10_blocks");
        HttpTronNetwork network = network(node);

        assertThat(get(network.solidHead()).id()).isEqualTo(SOLID_HEAD);
        node.asked().clear();

        assertThat(get(network.solidHead()).height()).isEqualTo(285);
        assertThat(node.askedPaths()).as("it remembers").containsExactly("/walletsolidity/getnowblock");
    }

    @Test
    void readsABlockByHeightAndAFutureOneAsNotThere() {
        HttpTronNetwork network = network(node().replay("10_blocks"));

        assertThat(get(network.block(286)).orElseThrow().id()).isEqualTo(HEAD);
        assertThat(get(network.block(1_000_000_000))).isEmpty();
    }

    @Test
    void readsThePaymentsOfSolidBlocks() {
        JsonNode recorded = Golden.response("10_blocks", "getblockbylimitnext [start,end)");
        FakeNode node = node().on("/walletsolidity/getblockbylimitnext", recorded);

        List<SolidBlock> blocks = get(network(node).solidBlocks(286, 287));

        assertThat(blocks).hasSize(1);
        assertThat(blocks.get(0).ref().id()).isEqualTo(HEAD);
        assertThat(blocks.get(0).transactions())
                .containsExactly(new OnChainTransaction(
                        TX,
                        true,
                        List.of(new Payment(
                                0,
                                TronAddress.parse("41138d53c22a9d93c73e0841803bf299d3b34adbf2"),
                                TronAddress.parse("412890713bfd3b221c0492ee9b10ae098f6d438b42"),
                                Sun.ofTrx(1)))));
    }

    @Test
    void readsThatNothingIsSolidBeyondTheHead() {
        FakeNode node = node().on("/walletsolidity/getblockbylimitnext", "{\"block\":[]}");

        assertThat(get(network(node).solidBlocks(1_000_000_000, 1_000_000_002))).isEmpty();
    }

    @Test
    void readsAnAccountBeforeAndAfterItsActivation() {
        HttpTronNetwork network = network(node().replay("01_transfer_and_activation"));

        assertThat(get(network.account(ALICE))).isEmpty();
        AccountState account = get(network.account(ALICE)).orElseThrow();

        assertThat(account.balance()).isEqualTo(Sun.ofTrx(100));
        assertThat(account.contract()).isFalse();
        assertThat(account.owner().keys()).isEqualTo(Map.of(ALICE, 1L));
        assertThat(account.actives()).singleElement().satisfies(active -> {
            assertThat(active.id()).isEqualTo(2);
            assertThat(active.sufficesAlone(ALICE)).isTrue();
            assertThat(active.delegatesOnly()).isFalse();
            assertThat(active.operations()).contains(1, 57, 58).doesNotContain(46);
        });
    }

    @Test
    void readsTheResourcesOfAnUnactivatedAddressAsNotThere() {
        HttpTronNetwork network = network(node().replay("01_transfer_and_activation"));

        assertThat(get(network.resources(ALICE))).isEmpty();
        assertThat(get(network.resources(ALICE)))
                .contains(new AccountResources(0, 0, 0, 600, 0, 0, new EnergyRatio(180_000_000_000L, 19_123_458_289L)));
    }

    @Test
    void readsUsedEnergyAndWhatIsLeft() {
        TronAddress receiver = TronAddress.parse("41764a7695b7c5c8161c529d237d69d4ca1c9a9bb5");
        HttpTronNetwork network = network(node().replay("06_energy_use_and_undelegate"));

        assertThat(get(network.resources(receiver)).orElseThrow().energyAvailable())
                .isEqualTo(new Energy(131_774));
        assertThat(get(network.resources(receiver)).orElseThrow().energyAvailable())
                .isEqualTo(new Energy(131_774 - 64_274));
    }

    @Test
    void readsADelegateOnlyPermissionAndTheStake() {
        TronAddress owner = TronAddress.parse("41f5fe8a5ef9845f757e61c9b7666002946dc02ad0");
        JsonNode recorded = Golden.steps("08_permissions").stream()
                .map(step -> step.get("response"))
                .filter(answer -> answer.toString().contains("delegate-only") && answer.has("balance"))
                .findFirst()
                .orElseThrow();

        AccountState account = get(network(node().on("/wallet/getaccount", recorded))
                        .account(owner))
                .orElseThrow();

        assertThat(account.stakedForEnergy()).isEqualTo(Sun.ofTrx(10_000));
        assertThat(account.actives()).singleElement().satisfies(active -> {
            assertThat(active.name()).isEqualTo("delegate-only");
            assertThat(active.operations()).isEqualTo(Set.of(57, 58));
            assertThat(active.delegatesOnly()).isTrue();
        });
    }

    @Test
    void readsWhatCanBeDelegatedTogetherWithAHeightOfTheSameNode() {
        TronAddress owner = TronAddress.parse("41dd5000cb35c5f67e0f7c830815c6ed99d5e72f66");
        FakeNode node = node().replay("04_delegate_errors");
        node.on("/wallet/getblock", Golden.response("10_blocks", "getblock head, header only"));
        HttpTronNetwork network = network(node);

        assertThat(get(network.delegatable(owner))).isEqualTo(new Delegatable(Sun.ofTrx(1_000), 286));
        assertThat(get(network.delegatable(owner))).as("{} is nothing").isEqualTo(new Delegatable(Sun.ZERO, 286));
        assertThat(node.askedPaths()).startsWith("/wallet/getblock", "/wallet/getcandelegatedmaxsize");
    }

    @Test
    void readsBothRecordsOfAPairAndNone() {
        TronAddress owner = TronAddress.parse("41992d36f27029c0021ef475c8305852a46d79bfa5");
        TronAddress receiver = TronAddress.parse("41c21a0f81243083672f9af1094f0327e01c93cb94");
        JsonNode recorded = Golden.response("05_lock", "one locked record, summed, new expiry: getdelegatedresourcev2");
        FakeNode node = node().on("/wallet/getdelegatedresourcev2", recorded);

        assertThat(get(network(node).delegated(owner, receiver)))
                .containsExactly(
                        new DelegatedResource(owner, receiver, Sun.ofTrx(30), null),
                        new DelegatedResource(owner, receiver, Sun.ofTrx(110), Instant.ofEpochMilli(1795331895000L)));

        node.on("/wallet/getdelegatedresourcev2", "{}");
        assertThat(get(network(node).delegated(owner, receiver))).isEmpty();
    }

    @Test
    void readsTheFeesThatTheCommitteeSet() {
        assertThat(get(network(node().replay("10_blocks")).parameters()))
                .isEqualTo(new ChainParameters(new Sun(100), new Sun(1_000), new Sun(1_100_000)));
    }

    @Test
    void readsTheInfosOfABlockWithTheirEvents() {
        HttpTronNetwork network = network(node().replay("09_trc20"));

        assertThat(get(network.infos(271))).singleElement().satisfies(info -> {
            assertThat(info.success()).isTrue();
            assertThat(info.fee()).isEqualTo(new Sun(13_028_500));
            assertThat(info.logs()).singleElement().satisfies(log -> {
                assertThat(log.contract()).isEqualTo(TronAddress.parse("4156286ad40a4414f7059b518266cc65bf0de27a9f"));
                assertThat(log.topics()).hasSize(3).allMatch(topic -> topic.length() == 64);
                assertThat(Long.parseLong(log.data(), 16)).isEqualTo(12_345_678);
            });
        });
    }

    @Test
    void readsNoInfosOfAnEmptyOrFutureBlock() {
        assertThat(get(network(node().replay("10_blocks")).infos(1_000_000_000)))
                .isEmpty();
    }

    @Test
    void readsAFailedContractCallAsIncludedWithoutSuccess() {
        JsonNode reverted = Golden.response(
                "09_trc20",
                "transfer more than balance: accepted by broadcast, included, receipt REVERT, no log, energy charged: info");
        TxId id = new TxId(reverted.get("id").asText());
        FakeNode node = node().on("/walletsolidity/gettransactioninfobyid", reverted);

        TransactionInfo info = get(network(node).solidInfo(id)).orElseThrow();

        assertThat(info.success()).isFalse();
        assertThat(info.height()).isEqualTo(273);
        assertThat(info.logs()).isEmpty();
    }

    @Test
    void readsASolidTransferWithItsPayment() {
        TxId id = new TxId("01490d0f63a273131e547c410f74280e009d328c487a1616227624c2c62da563");
        HttpTronNetwork network = network(node().replay("01_transfer_and_activation"));

        OnChainTransaction transaction = get(network.solidTransaction(id)).orElseThrow();

        assertThat(transaction.success()).isTrue();
        assertThat(transaction.payments()).singleElement().satisfies(payment -> {
            assertThat(payment.to()).isEqualTo(ALICE);
            assertThat(payment.amount()).isEqualTo(Sun.ofTrx(100));
        });
    }

    @Test
    void readsASimulatedCallAndOneThatReverts() {
        FakeNode node = node().on("/wallet/triggerconstantcontract", Golden.response("09_trc20", "decimals"));
        HttpTronNetwork network = network(node);

        CallResult decimals = get(network.call(ALICE, BOB, "decimals()", ""));
        node.on(
                "/wallet/triggerconstantcontract",
                Golden.response("09_trc20", "constant call simulating an overdraft"));
        CallResult overdraft = get(network.call(ALICE, BOB, "transfer(address,uint256)", "00"));

        assertThat(decimals).isEqualTo(new CallResult(true, 263, "0".repeat(63) + "6", ""));
        assertThat(overdraft.success()).isFalse();
        assertThat(overdraft.message()).isEqualTo("REVERT opcode executed");
        assertThat(overdraft.energyUsed()).isEqualTo(52_060);
    }

    @ParameterizedTest
    @MethodSource("broadcasts")
    void givesEveryRecordedBroadcastItsMeaning(Sent sent, JsonNode answer) {
        FakeNode node = node().on("/wallet/broadcasthex", answer);
        SignedTransaction transaction = new SignedTransaction(sent.bytes(), TxId.ofRaw(sent.raw()), EXPIRATION, 1L);

        BroadcastAnswer read = get(network(node).broadcast(transaction));

        assertThat(read.meaning()).isEqualTo(expected(answer.get("code").asText()));
        assertThat(read.code()).isEqualTo(answer.get("code").asText());
        assertThat(answer.get("message").asText()).startsWith(read.message().replace("…", ""));
        assertThat(node.asked().get(0).body().get("transaction").asText())
                .isEqualTo(HexFormat.of().formatHex(sent.bytes()));
    }

    static Stream<Arguments> broadcasts() {
        return Golden.ALL.stream()
                .flatMap(scenario -> Golden.steps(scenario).stream())
                .filter(step -> step.get("path").asText().equals("/wallet/broadcasthex"))
                .filter(step -> step.get("request").get("transaction").asText().matches("([0-9a-f]{2})+"))
                .filter(step -> step.get("response").has("code"))
                .map(step -> Arguments.of(Golden.sent(step), step.get("response")));
    }

    private static Meaning expected(String code) {
        return switch (code) {
            case "SUCCESS" -> Meaning.ACCEPTED;
            case "DUP_TRANSACTION_ERROR" -> Meaning.KNOWN;
            default -> Meaning.REFUSED;
        };
    }

    @Test
    void findsATransactionIncludedThenSolid() {
        TxId id = new TxId("918ac6f378ef71bb3ee74bd5d6494a7eb9db45ac96bef3c9e964eb6f8024957f");
        HttpTronNetwork network =
                network(node().replay("17_solidity_27").on("/walletsolidity/getblockbylimitnext", blockWith(85, id)));
        Instant expiration = Instant.ofEpochMilli(1795333497000L);

        Fate first = get(network.fate(id, expiration));
        Fate later = get(network.fate(id, expiration));

        assertThat(first.kind()).isEqualTo(Fate.Kind.INCLUDED);
        assertThat(first.solid()).isFalse();
        assertThat(first.info().height()).isEqualTo(85);
        assertThat(later.solid()).isTrue();
        assertThat(later.info().blockTime()).isEqualTo(Instant.ofEpochMilli(1795333440000L));
    }
}
