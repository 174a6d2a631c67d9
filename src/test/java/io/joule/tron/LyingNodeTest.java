package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.tron.BroadcastAnswer.Meaning;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A node that says what can't be true is isolated, told of, and no longer asked, until it is let back. */
class LyingNodeTest extends NetworkFixture {

    private static final JsonNode HEAD = Golden.response("10_blocks", "getblock head, header only");
    private static final JsonNode BLOCKS = Golden.response("10_blocks", "getblockbylimitnext [start,end)");
    private static final JsonNode INFOS =
            Golden.response("10_blocks", "gettransactioninfobyblocknum").get("_list");
    private static final String BLOCKS_PATH = "/walletsolidity/getblockbylimitnext";
    private static final String INFOS_PATH = "/walletsolidity/gettransactioninfobyblocknum";
    private static final String OTHER = "0".repeat(64);

    private record Lie(String name, String path, String answer, Function<TronNetwork, Uni<?>> read) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Lie> lies() {
        return Stream.of(
                new Lie(
                        "an info under another id",
                        "/walletsolidity/gettransactioninfobyid",
                        "{\"id\":\"" + OTHER + "\",\"blockNumber\":5,\"blockTimeStamp\":1795331649000}",
                        network -> network.solidInfo(TX)),
                new Lie(
                        "another transaction",
                        "/walletsolidity/gettransactionbyid",
                        "{\"txID\":\"" + OTHER + "\",\"raw_data\":{\"contract\":[]}}",
                        network -> network.solidTransaction(TX)),
                new Lie(
                        "a transaction whose bytes have another id",
                        "/walletsolidity/gettransactionbyid",
                        "{\"txID\":\"" + TX + "\",\"raw_data\":{\"contract\":[]},\"raw_data_hex\":\"0a02\"}",
                        network -> network.solidTransaction(TX)),
                new Lie(
                        "a block id of another height",
                        "/wallet/getblock",
                        changed(HEAD, head -> head.put("blockID", "0".repeat(15) + "7" + "a".repeat(48))),
                        TronNetwork::head),
                new Lie(
                        "a block of another height",
                        "/wallet/getblock",
                        HEAD.toString(),
                        network -> network.block(300)),
                new Lie(
                        "an amount that the signed bytes do not say",
                        BLOCKS_PATH,
                        changed(
                                BLOCKS,
                                blocks -> ((ObjectNode) blocks.at(
                                                "/block/0/transactions/0/raw_data/contract/0/parameter/value"))
                                        .put("amount", 999_000_000L)),
                        network -> network.solidBlocks(286, 287)),
                new Lie(
                        "another account",
                        "/wallet/getaccount",
                        "{\"address\":\"" + BOB.hex() + "\",\"type\":\"Normal\"}",
                        network -> network.account(ALICE)),
                new Lie("infos of another block", INFOS_PATH, INFOS.toString(), network -> network.solidInfos(285)));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void isIsolatedAndTheNextNodeIsAsked(Lie lie) {
        FakeNode liar = node().on(lie.path(), lie.answer());
        FakeNode other = node().otherwise(FakeNode.status(503, ""));
        HttpTronNetwork network = network(NodeRules.standard(), liar, other);

        NodeTrouble trouble = trouble(lie.read().apply(network));
        int asked = liar.asked().size();
        trouble(lie.read().apply(network));

        assertThat(trouble.getMessage()).contains(":" + liar.port(), ":" + other.port());
        assertThat(liar.asked()).as("not asked again").hasSize(asked);
        NodeStatus status = network.nodes().nodes().get(0);
        assertThat(status.standing()).isEqualTo(Standing.ISOLATED);
        assertThat(status.reason()).isNotBlank().doesNotContain("127.0.0.1");
        assertThat(network.nodes().allWell()).isFalse();
        assertThat(meters.get("joule.tron.lies")
                        .tag("endpoint", status.name())
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aBroadcastAnsweredForAnotherTransactionIsALieAndUnknown() {
        FakeNode liar =
                node().on("/wallet/broadcasthex", "{\"result\":true,\"code\":\"SUCCESS\",\"txid\":\"" + OTHER + "\"}");
        HttpTronNetwork network = network(NodeRules.standard(), liar);

        assertThat(get(network.broadcast(SIGNED)).meaning()).isEqualTo(Meaning.UNKNOWN);
        BroadcastAnswer second = get(network.broadcast(SIGNED));

        assertThat(liar.asked()).hasSize(1);
        assertThat(second.meaning()).as("it surely never left").isEqualTo(Meaning.BUSY);
    }

    @Test
    void comesBackWhenAnOperatorLetsItAndByItselfWhenItsTimeIsOver() {
        FakeNode node = node().on("/wallet/getblock", HEAD);
        HttpTronNetwork network = network(rules("isolation", "300ms"), node);
        trouble(network.block(300));
        assertThat(trouble(network.head()).code()).isEqualTo(NodeTrouble.NO_NODE);

        network.restoreNodes();
        assertThat(get(network.head()).height()).isEqualTo(286);

        trouble(network.block(300));
        Awaitility.await()
                .ignoreExceptions()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(network.head()).height()).isEqualTo(286));
    }

    @Test
    void aHeadInTheFutureIsALieWhenAnotherNodeContradictsIt() {
        Instant future = NOW.plusSeconds(3_600);
        FakeNode liar = node().on("/wallet/getblock", head(286, NOW));
        FakeNode honest = node().on("/wallet/getblock", head(286, NOW));
        HttpTronNetwork network = network(NodeRules.standard(), liar, honest);
        get(network.head());
        Awaitility.await("the look around is heard").atMost(PATIENCE).until(() -> answered(honest) > 0);

        liar.on("/wallet/getblock", head(400, future));

        assertThat(get(network.head()).time()).isEqualTo(NOW);
        assertThat(network.nodes().nodes().get(0).standing()).isEqualTo(Standing.ISOLATED);
    }

    @Test
    void aHeadInTheFutureOfAllNodesMeansThatOurClockIsWrong() {
        FakeNode node = node().on("/wallet/getblock", head(400, NOW.plusSeconds(3_600)));
        HttpTronNetwork network = network(NodeRules.standard(), node);

        assertThat(get(network.head()).height()).isEqualTo(400);
        assertThat(network.nodes().allWell()).isTrue();
    }

    @Test
    void aClockThatIsBehindDoesNotPartNodesThatDifferByABlock() {
        Heads heads = new Heads(NodeRules.standard(), () -> NOW, () -> 0);
        BlockRef older = new BlockRef(100, "a".repeat(64), "b".repeat(64), NOW.plusSeconds(299));
        BlockRef newer = new BlockRef(101, "c".repeat(64), "a".repeat(64), NOW.plusSeconds(302));
        heads.head("first", older);

        assertThat(heads.head("second", newer)).isEqualTo(newer);
        assertThat(heads.solid("second", newer)).isEqualTo(newer);
    }

    @Test
    void aSolidHeadThatGoesBackIsALieAndALittleIsNot() {
        String path = "/walletsolidity/getblock";
        FakeNode node = node().on(path, head(286, NOW));
        HttpTronNetwork network = network(NodeRules.standard(), node);
        get(network.solidHead());

        node.on(path, head(266, NOW));
        assertThat(get(network.solidHead()).height()).isEqualTo(266);
        node.on(path, head(265, NOW));
        assertThat(trouble(network.solidHead()).getMessage()).contains("fell from 286 back to 265");
    }

    @Test
    void aFinalBlockThatBecomesAnotherIsALie() {
        String path = "/walletsolidity/getblock";
        FakeNode node = node().on(path, head(286, NOW));
        HttpTronNetwork network = network(NodeRules.standard(), node);
        get(network.solidHead());

        node.on(path, changed(HEAD, head -> head.put("blockID", String.format("%016x", 286) + "b".repeat(48))));

        assertThat(trouble(network.solidHead()).getMessage()).contains("another one before");
    }

    @Test
    void aNodeWhoseHeadIsBehindIsAskedAfterTheOther() {
        FakeNode stale =
                node().on("/wallet/getblock", head(100, NOW.minusSeconds(600))).on("/wallet/getaccount", "{}");
        FakeNode fresh = node().on("/wallet/getblock", head(286, NOW)).on("/wallet/getaccount", "{}");
        HttpTronNetwork network = network(NodeRules.standard(), stale, fresh);
        get(network.head());
        assertThat(network.nodes().nodes().get(0).standing()).isEqualTo(Standing.BEHIND);

        assertThat(get(network.head()).height()).isEqualTo(286);
        get(network.account(ALICE));

        assertThat(fresh.askedPaths()).contains("/wallet/getaccount");
        assertThat(stale.askedPaths()).doesNotContain("/wallet/getaccount");
    }

    private long answered(FakeNode node) {
        Search calls = meters.find("joule.tron.calls").tag("endpoint", "127.0.0.1:" + node.port());
        return calls.tag("outcome", "answered").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static String head(long height, Instant time) {
        return changed(HEAD, head -> {
            head.put("blockID", String.format("%016x", height) + "a".repeat(48));
            ((ObjectNode) head.at("/block_header/raw_data"))
                    .put("number", height)
                    .put("timestamp", time.toEpochMilli());
        });
    }

    private static String changed(JsonNode json, Consumer<ObjectNode> change) {
        ObjectNode copy = json.deepCopy();
        change.accept(copy);
        return copy.toString();
    }

    private static NodeTrouble trouble(Uni<?> uni) {
        return catchThrowableOfType(NodeTrouble.class, () -> get(uni));
    }
}
