package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.OURS;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.Books;
import io.joule.testing.LyingNode;
import io.joule.testing.TestDatabase;
import io.joule.tron.NodeStatus;
import io.joule.tron.NodeTrouble;
import io.joule.tron.Standing;
import io.joule.tron.TronNetwork;
import io.joule.tron.TxId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One lying node credits nothing, is told of, and one node less stops nothing. */
class TwoNodesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final ObjectMapper JSON = new ObjectMapper();

    private DepositDesk desk;
    private LyingNode liar;
    private TronNetwork network;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 2, Map.of());
        liar = new LyingNode(DATABASE.vertx().getDelegate(), desk.url());
        network = desk.network(liar.url() + "," + desk.url());
        joule = desk.parts(network);
        joule.scan();
    }

    @AfterEach
    void close() {
        liar.close();
        desk.close();
        Books.coherent(DATABASE.pool());
    }

    @Test
    void aForgedPaymentInABlockIsNotCredited() throws Exception {
        DepositIntent intent = joule.open(7, trx(40));
        JsonNode forged = forged(intent.exact());
        long height = await(desk.chain.head()).height() + 1;
        liar.says((path, answer) ->
                inBlock(answer, height, block -> transactions(block).add(forged)));
        desk.becomeFinal();

        scanInVain();
        assertThat(credited(7, Asset.TRX)).isZero();
        assertThat(network.nodes().doubts()).anyMatch(doubt -> doubt.contains("neither is believed"));

        // A caller's word about it is looked up, and the same liar confirms it.
        TxId id = new TxId(forged.get("txID").asText());
        liar.says((path, answer) -> confirm(path, answer, forged, height));
        assertThatThrownBy(() -> await(joule.deposits.credit(7, id, intent.exact(), "client")))
                .isInstanceOf(RuntimeException.class);
        assertThat(credited(7, Asset.TRX)).isZero();

        liar.says((path, answer) -> {});
        joule.scan();
        assertThat(credited(7, Asset.TRX)).isZero();
        assertThat(joule.unmatched()).isEmpty();
    }

    @Test
    void anAlteredEventIsNotCredited() {
        DepositIntent intent = joule.open(7, usdt(40_000_000));
        desk.pay(ALICE, usdt(1_500_000));
        liar.says((path, answer) -> events(answer, intent.exact().micros()));
        desk.becomeFinal();

        scanInVain();
        assertThat(credited(7, Asset.USDT)).isZero();
        assertThat(network.nodes().doubts()).anyMatch(doubt -> doubt.contains("neither is believed"));

        liar.says((path, answer) -> {});
        joule.scan();
        assertThat(credited(7, Asset.USDT)).isZero();
        assertThat(joule.unmatched())
                .extracting(UnmatchedPayment::amount)
                .containsExactly(Optional.of(usdt(1_500_000)));
    }

    @Test
    void anAmountThatItsBytesDoNotSayIsolatesTheLiarAndTheOtherGoesOn() {
        DepositIntent intent = joule.open(7, trx(40));
        desk.pay(BOB, intent.exact());
        liar.says((path, answer) -> amounts(answer, 400_000_000));
        desk.becomeFinal();

        joule.scan();

        assertThat(credited(7, Asset.TRX)).isEqualTo(intent.exact().micros());
        assertThat(network.nodes().nodes())
                .extracting(NodeStatus::standing)
                .containsExactly(Standing.ISOLATED, Standing.WELL);
    }

    @Test
    void ofThreeTheLiarIsIsolatedAndDepositsGoOn() {
        try (LyingNode third = new LyingNode(DATABASE.vertx().getDelegate(), desk.url())) {
            network = desk.network(liar.url() + "," + desk.url() + "," + third.url());
            DepositIntent intent = joule.open(7, usdt(40_000_000));
            desk.pay(ALICE, intent.exact());
            liar.says((path, answer) -> events(answer, 77_000_000));
            desk.becomeFinal();

            DepositDesk.Parts withThree = desk.parts(network);
            withThree.scan();
            withThree.scan();

            assertThat(credited(7, Asset.USDT)).isEqualTo(intent.exact().micros());
            assertThat(network.nodes().nodes())
                    .extracting(NodeStatus::standing)
                    .containsExactly(Standing.ISOLATED, Standing.WELL, Standing.WELL);
        }
    }

    @Test
    void whileTheOtherIsDownOneIsEnoughUnlessToldToWait() {
        DepositIntent intent = joule.open(7, trx(40));
        desk.pay(BOB, intent.exact());
        desk.becomeFinal();
        TronNetwork half = desk.restingNetwork("http://localhost:1," + desk.url());
        var waiting = Map.of("joule.deposit.wait-for-witness", "true");

        untilItRests(() -> desk.parts(half, DATABASE.pool(), waiting).scan());
        assertThat(credited(7, Asset.TRX)).isZero();

        desk.parts(half).scan();
        assertThat(credited(7, Asset.TRX)).isEqualTo(intent.exact().micros());
        assertThat(half.nodes().doubts()).anyMatch(doubt -> doubt.contains("on one node's word"));
    }

    /** One failed call does not make the other's word enough; some in a row put the node to rest. */
    private static void untilItRests(ThrowingCallable scan) {
        assertThatThrownBy(scan).hasMessageContaining("did not answer this once");
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(NodeTrouble.class)
                .untilAsserted(scan::call);
    }

    /** What is agreed on before the quarrel is booked first. */
    private void scanInVain() {
        assertThatThrownBy(() -> {
                    joule.scan();
                    joule.scan();
                })
                .hasMessageContaining("tell it differently");
    }

    private long credited(long customer, Asset asset) {
        return joule.available(customer, asset).micros();
    }

    /** A transfer that nobody signed, as the block would show it. */
    private JsonNode forged(Money amount) throws Exception {
        ObjectNode question = JSON.createObjectNode()
                .put("owner_address", BOB.address().hex())
                .put("to_address", OURS.hex())
                .put("amount", amount.micros());
        ObjectNode transaction = (ObjectNode) liar.ask("/wallet/createtransaction", question);
        transaction.putArray("ret").addObject().put("contractRet", "SUCCESS");
        transaction.putArray("signature").add("00".repeat(65));
        return transaction;
    }

    private static void confirm(String path, JsonNode answer, JsonNode forged, long height) {
        if (path.endsWith("gettransactionbyid")) {
            ((ObjectNode) answer).setAll((ObjectNode) forged);
        }
        if (path.endsWith("gettransactioninfobyid")) {
            ((ObjectNode) answer)
                    .put("id", forged.get("txID").asText())
                    .put("blockNumber", height)
                    .put("blockTimeStamp", 1_795_332_102_000L);
        }
        inBlock(answer, height, block -> transactions(block).add(forged));
    }

    private static void inBlock(JsonNode answer, long height, java.util.function.Consumer<ObjectNode> change) {
        for (JsonNode block : answer.path("block")) {
            if (block.at("/block_header/raw_data/number").asLong() == height) {
                change.accept((ObjectNode) block);
            }
        }
    }

    private static ArrayNode transactions(ObjectNode block) {
        return block.has("transactions") ? (ArrayNode) block.get("transactions") : block.putArray("transactions");
    }

    private static void events(JsonNode answer, long micros) {
        answer.findParents("topics").forEach(log -> ((ObjectNode) log).put("data", String.format("%064x", micros)));
    }

    private static void amounts(JsonNode answer, long sun) {
        answer.findParents("amount").forEach(value -> ((ObjectNode) value).put("amount", sun));
    }
}
