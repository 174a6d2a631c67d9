package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.tron.FakeNode.Reply;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** EXPIRED lets a replacement be signed: it must be proved by one node, in the right order, without any doubt. */
class FateTest extends NetworkFixture {

    private static final String INFO = "/wallet/gettransactioninfobyid";
    private static final String SOLID_HEAD = "/walletsolidity/getblock";
    private static final String SOLID_INFO = "/walletsolidity/gettransactioninfobyid";
    private static final String SOLID_BLOCK = "/walletsolidity/getblockbylimitnext";
    private static final String SOLID_TRANSACTION = "/walletsolidity/gettransactionbyid";

    @Test
    void isExpiredWhenALaterSolidHeadWasSeenBeforeTheAbsence() {
        FakeNode node = absentAt(1);

        assertThat(get(network(node).fate(TX, EXPIRATION))).isEqualTo(Fate.expired());

        assertThat(node.askedPaths()).containsExactly(INFO, SOLID_HEAD, SOLID_INFO, SOLID_TRANSACTION);
    }

    @Test
    void isOpenAsLongAsNoSolidBlockIsLaterThanTheExpiration() {
        assertThat(get(network(absentAt(-3_000)).fate(TX, EXPIRATION))).isEqualTo(Fate.open());
        assertThat(get(network(absentAt(0)).fate(TX, EXPIRATION))).isEqualTo(Fate.open());
    }

    @Test
    void isIncludedAndNotSolidWhileOnlyTheFullNodeKnowsIt() {
        FakeNode node = absentAt(1).on(INFO, info(286));

        Fate fate = get(network(node).fate(TX, EXPIRATION));

        assertThat(fate.kind()).isEqualTo(Fate.Kind.INCLUDED);
        assertThat(fate.solid()).isFalse();
        assertThat(fate.info().height()).isEqualTo(286);
    }

    @Test
    void isSolidWithTheBlockThatTheSolidChainNames() {
        FakeNode node =
                absentAt(1).on(INFO, info(286)).on(SOLID_INFO, info(290)).on(SOLID_BLOCK, blockWith(290, TX));

        Fate fate = get(network(node).fate(TX, EXPIRATION));

        assertThat(fate.solid()).isTrue();
        assertThat(fate.info().height()).isEqualTo(290);
    }

    @Test
    void isIncludedWhenItBecameSolidBetweenTheQuestions() {
        FakeNode node = absentAt(1).on(SOLID_INFO, info(286)).on(SOLID_BLOCK, blockWith(286, TX));

        Fate fate = get(network(node).fate(TX, EXPIRATION));

        assertThat(fate.kind()).isEqualTo(Fate.Kind.INCLUDED);
        assertThat(fate.solid()).isTrue();
    }

    @Test
    void whoNamesAFinalBlockThatIsWithoutItIsIsolatedAndTheNextIsAsked() {
        FakeNode liar =
                absentAt(1).on(INFO, info(286)).on(SOLID_INFO, info(286)).on(SOLID_BLOCK, blockWith(286));
        HttpTronNetwork network = network(liar, absentAt(-3_000));

        assertThat(get(network.fate(TX, EXPIRATION))).isEqualTo(Fate.open());
        assertThat(network.nodes().nodes().get(0).standing()).isEqualTo(Standing.ISOLATED);
    }

    @Test
    void staysOpenWhenTheSolidChainKnowsTheTransactionButNoInfo() {
        FakeNode node = absentAt(1).on(SOLID_TRANSACTION, "{\"txID\":\"" + TX + "\",\"raw_data\":{\"contract\":[]}}");

        assertThat(get(network(node).fate(TX, EXPIRATION))).isEqualTo(Fate.open());
    }

    static Stream<Map.Entry<String, Reply>> doubts() {
        Map<String, Reply> replies = Map.of(
                "error", FakeNode.body("{\"Error\":\"x\"}"),
                "html", FakeNode.body("<html>"),
                "empty", FakeNode.body(""),
                "list", FakeNode.body("[]"),
                "half", FakeNode.body("{\"id\":\"" + TX + "\"}"),
                "other", FakeNode.body("{\"id\":\"" + "0".repeat(64) + "\",\"blockNumber\":5}"),
                "503", FakeNode.status(503, ""),
                "404", FakeNode.status(404, ""));
        return Stream.of(INFO, SOLID_HEAD, SOLID_INFO, SOLID_TRANSACTION)
                .flatMap(path -> replies.values().stream().map(reply -> Map.entry(path, reply)));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void isNeverToldOnAnyDoubt(Map.Entry<String, Reply> doubt) {
        FakeNode node = absentAt(1).on(doubt.getKey(), doubt.getValue());

        assertThat(catchThrowableOfType(
                        NodeTrouble.class, () -> get(network(node).fate(TX, EXPIRATION))))
                .isNotNull();
    }

    @Test
    void isAskedAnewInWholeAtTheNextNode() {
        FakeNode ahead = absentAt(60_000).on(SOLID_TRANSACTION, FakeNode.status(503, ""));
        FakeNode behind = absentAt(-60_000);

        Fate fate = get(network(ahead, behind).fate(TX, EXPIRATION));

        assertThat(fate).as("one node's head never meets another's absence").isEqualTo(Fate.open());
        assertThat(behind.askedPaths()).containsExactly(INFO, SOLID_HEAD);
    }

    /** A node that does not know the transaction, with a solid head so many milliseconds after the expiration. */
    private FakeNode absentAt(long millis) {
        ObjectNode head =
                Golden.response("10_blocks", "getblock head, header only").deepCopy();
        ((ObjectNode) head.at("/block_header/raw_data")).put("timestamp", EXPIRATION.toEpochMilli() + millis);
        return node().on(INFO, "{}").on(SOLID_HEAD, head).on(SOLID_INFO, "{}").on(SOLID_TRANSACTION, "{}");
    }

    private static String info(long height) {
        return "{\"id\":\"" + TX + "\",\"blockNumber\":" + height
                + ",\"blockTimeStamp\":1795331649000,\"receipt\":{\"net_usage\":279}}";
    }
}
