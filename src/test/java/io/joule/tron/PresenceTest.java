package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.money.Sun;
import org.junit.jupiter.api.Test;

/** A delegation is gone only when the final chain, later than it, holds less: by two nodes where there are two. */
class PresenceTest extends NetworkFixture {

    private static final String HEAD = "/walletsolidity/getblock";
    private static final String RECORD = "/walletsolidity/getdelegatedresourcev2";
    private static final TronAddress OWNER = TronAddress.parse("41c061c516255ab5cdd7461a57613c5cb42fc11188");
    private static final JsonNode THOUSAND_TRX = Golden.response("03_delegate_basic", "after: getdelegatedresourcev2");
    private static final Sun ALL = Sun.ofTrx(1_000);

    @Test
    void oneNodeAloneTellsItByAHeadAndThenTheRecord() {
        FakeNode node = node(0).on(RECORD, "{}");

        assertThat(presence(network(node), ALL)).isEqualTo(Presence.GONE);
        assertThat(node.askedPaths()).containsExactly(HEAD, RECORD);
        assertThat(presence(network(node(0)), ALL)).isEqualTo(Presence.THERE);
    }

    @Test
    void lessThanItIsNotIt() {
        assertThat(presence(network(node(0)), new Sun(ALL.value() + 1))).isEqualTo(Presence.GONE);
        assertThat(presence(network(node(0)), new Sun(1))).isEqualTo(Presence.THERE);
    }

    @Test
    void aNodeThatStoppedBeforeItKnowsNothingOfIt() {
        FakeNode behind = node(-1).on(RECORD, "{}");

        assertThat(presence(network(behind), ALL)).isEqualTo(Presence.UNKNOWN);
        assertThat(behind.askedPaths()).containsExactly(HEAD);
    }

    @Test
    void ofTwoBothMustSaySo() {
        assertThat(presence(network(node(0).on(RECORD, "{}"), node(0).on(RECORD, "{}")), ALL))
                .isEqualTo(Presence.GONE);
        assertThat(presence(network(node(0).on(RECORD, "{}"), node(0)), ALL)).isEqualTo(Presence.THERE);
        assertThat(presence(network(node(0).on(RECORD, "{}"), node(-1)), ALL)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void ofThreeOneMayBeBehind() {
        FakeNode second = node(0).on(RECORD, "{}");
        assertThat(presence(network(node(-1), node(0).on(RECORD, "{}"), second), ALL))
                .isEqualTo(Presence.GONE);
    }

    @Test
    void whileTheSecondIsDownItIsNotKnownAndThatIsTold() {
        FakeNode down = node();
        HttpTronNetwork network = network(node(0).on(RECORD, "{}"), down);
        down.close();

        assertThat(presence(network, ALL)).isEqualTo(Presence.UNKNOWN);
        assertThat(network.nodes().doubts()).singleElement().asString().contains("stays due");
    }

    @Test
    void troubleMeansNotKnown() {
        assertThat(presence(network(node(0).on(RECORD, FakeNode.status(503, ""))), ALL))
                .isEqualTo(Presence.UNKNOWN);
    }

    private static Presence presence(HttpTronNetwork network, Sun sun) {
        return get(network.presence(OWNER, BOB, sun, EXPIRATION));
    }

    /** Its solid head is so long after the delegation, and it has the record. */
    private FakeNode node(long ms) {
        ObjectNode head =
                Golden.response("10_blocks", "getblock head, header only").deepCopy();
        ((ObjectNode) head.at("/block_header/raw_data")).put("timestamp", EXPIRATION.toEpochMilli() + ms);
        return node().on(HEAD, head).on(RECORD, THOUSAND_TRX);
    }
}
