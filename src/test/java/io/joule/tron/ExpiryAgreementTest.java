package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With two nodes a transaction is expired only when both prove it, each alone. */
class ExpiryAgreementTest extends NetworkFixture {

    private static final String INFO = "/wallet/gettransactioninfobyid";
    private static final String SOLID_HEAD = "/walletsolidity/getblock";
    private static final String SOLID_INFO = "/walletsolidity/gettransactioninfobyid";
    private static final String SOLID_TRANSACTION = "/walletsolidity/gettransactionbyid";

    @Test
    void twoThatAgreeProveIt() {
        FakeNode first = absentAt(1);
        FakeNode second = absentAt(3_000);

        assertThat(get(network(first, second).fate(TX, EXPIRATION))).isEqualTo(Fate.expired());

        List<String> proof = List.of(INFO, SOLID_HEAD, SOLID_INFO, SOLID_TRANSACTION);
        assertThat(first.askedPaths()).isEqualTo(proof);
        assertThat(second.askedPaths()).as("a whole proof of its own").isEqualTo(proof);
    }

    @Test
    void whileTheSecondLagsItStaysOpenAndNobodyIsBlamed() {
        HttpTronNetwork network = network(NodeRules.standard(), absentAt(1), absentAt(-3_000));

        assertThat(get(network.fate(TX, EXPIRATION))).isEqualTo(Fate.open());

        assertThat(network.nodes().allWell()).isTrue();
    }

    @Test
    void whileTheSecondIsDownItStaysOpenAndThatIsTold() {
        FakeNode down = node();
        HttpTronNetwork network = network(NodeRules.standard(), absentAt(1), down);
        down.close();

        assertThat(get(network.fate(TX, EXPIRATION))).isEqualTo(Fate.open());

        assertThat(network.nodes().allWell()).isFalse();
        assertThat(network.nodes().doubts())
                .singleElement()
                .asString()
                .contains("stays in doubt")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void oneThatShowsItInABlockIsAVeto() {
        String info = "{\"id\":\"" + TX + "\",\"blockNumber\":286,\"blockTimeStamp\":1795331649000}";
        FakeNode liar = absentAt(1).on(SOLID_INFO, info).on("/walletsolidity/getblockbylimitnext", blockWith(286, TX));
        HttpTronNetwork network = network(NodeRules.standard(), absentAt(1), liar, absentAt(1));

        assertThat(get(network.fate(TX, EXPIRATION))).isEqualTo(Fate.open());

        assertThat(network.nodes().doubts()).singleElement().asString().contains("another shows it in a block");
    }

    @Test
    void ofThreeOneMayLagOrBeDown() {
        FakeNode down = absentAt(1).otherwise(FakeNode.status(503, ""));
        down.on(INFO, FakeNode.status(503, ""));

        assertThat(get(network(absentAt(1), absentAt(-1), absentAt(1)).fate(TX, EXPIRATION)))
                .isEqualTo(Fate.expired());
        assertThat(get(network(absentAt(1), down, absentAt(1)).fate(TX, EXPIRATION)))
                .isEqualTo(Fate.expired());
    }

    @Test
    void theSameNodeUnderTwoEntriesIsNoSecondWord() {
        FakeNode node = absentAt(1);
        NodeEndpoint again = new NodeEndpoint(node.url(), node.url(), Optional.of("another key"));

        assertThat(get(network(limits(PATIENCE), node.endpoint(), again).fate(TX, EXPIRATION)))
                .as("one party is all there is, so one is enough")
                .isEqualTo(Fate.expired());
        assertThat(get(network(
                                limits(PATIENCE),
                                node.endpoint(),
                                again,
                                absentAt(-1).endpoint())
                        .fate(TX, EXPIRATION)))
                .as("with two parties, both must say so")
                .isEqualTo(Fate.open());
    }

    @Test
    void anOperatorMaySettleForOne() {
        FakeNode down = node();
        HttpTronNetwork network = network(rules("expiry-witnesses", "1"), absentAt(1), down);
        down.close();

        assertThat(get(network.fate(TX, EXPIRATION))).isEqualTo(Fate.expired());
    }

    @Test
    void aSolidityNodeCanBeTheSecondWord() {
        FakeNode whole = absentAt(1);
        FakeNode solidity = absentAt(1);
        NodeEndpoint second = NodeEndpoint.parse(solidity.url() + ";solidity", Optional.empty());

        assertThat(get(network(limits(PATIENCE), whole.endpoint(), second).fate(TX, EXPIRATION)))
                .isEqualTo(Fate.expired());

        assertThat(solidity.askedPaths()).containsExactly(SOLID_HEAD, SOLID_INFO, SOLID_TRANSACTION);
    }

    @Test
    void whereFullAndSolidityAreApartTheAbsenceIsOneNodesWholeProof() {
        FakeNode full = absentAt(1);
        FakeNode solidity = absentAt(1);
        HttpTronNetwork network = network(
                limits(PATIENCE),
                NodeEndpoint.parse(full.url() + ";full", Optional.empty()),
                NodeEndpoint.parse(solidity.url() + ";solidity", Optional.empty()));

        assertThat(get(network.fate(TX, EXPIRATION))).isEqualTo(Fate.expired());
        assertThat(full.askedPaths()).containsExactly(INFO);
        assertThat(solidity.askedPaths()).containsExactly(SOLID_HEAD, SOLID_INFO, SOLID_TRANSACTION);

        full.on(INFO, "{\"id\":\"" + TX + "\",\"blockNumber\":286,\"blockTimeStamp\":1795331649000}");
        Fate included = get(network.fate(TX, EXPIRATION));
        assertThat(included.kind()).isEqualTo(Fate.Kind.INCLUDED);
        assertThat(included.solid()).isFalse();
    }

    /** A node that does not know the transaction, with a solid head so many milliseconds after the expiration. */
    private FakeNode absentAt(long millis) {
        ObjectNode head =
                Golden.response("10_blocks", "getblock head, header only").deepCopy();
        ((ObjectNode) head.at("/block_header/raw_data")).put("timestamp", EXPIRATION.toEpochMilli() + millis);
        return node().on(INFO, "{}").on(SOLID_HEAD, head).on(SOLID_INFO, "{}").on(SOLID_TRANSACTION, "{}");
    }
}
