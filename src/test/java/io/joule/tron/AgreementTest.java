package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.cluster.SharedTurns;
import io.joule.tron.AgreedBlock.Agreement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Final blocks that turn into money are told by two nodes, where there are two. */
class AgreementTest extends NetworkFixture {

    private static final JsonNode BLOCKS = twoBlocks();
    private static final String BLOCKS_PATH = "/walletsolidity/getblockbylimitnext";
    private static final String NOTHING_YET = "{\"block\":[]}";
    private static final long FIRST = 286;
    private static final int ALL = 2;

    @Test
    void whatTurnsIntoMoneyIsToldByTwo() {
        FakeNode first = truthful();
        FakeNode second = truthful();

        List<AgreedBlock> agreed = blocks(network(first, second));

        assertThat(agreed).hasSize(ALL).extracting(AgreedBlock::agreement).containsOnly(Agreement.TWO);
        assertThat(agreed.get(0).block().ref().height()).isEqualTo(FIRST);
        assertThat(first.askedPaths()).isEqualTo(second.askedPaths());
    }

    @Test
    void aloneOrWhileTheOtherIsDownThatIsSaid() {
        assertThat(blocks(network(truthful())))
                .extracting(AgreedBlock::agreement)
                .containsOnly(Agreement.ALONE);
        HttpTronNetwork half = network(truthful(), node().otherwise(FakeNode.status(503, "")));
        assertThat(blocks(half)).extracting(AgreedBlock::agreement).containsOnly(Agreement.UNWITNESSED);
        assertThat(half.nodes().doubts()).singleElement().asString().contains("on one node's word");
    }

    @Test
    void oneWordAgainstAnotherIsNotBelievedAndNobodyIsIsolated() {
        HttpTronNetwork network = network(NodeRules.standard(), truthful(), silentOn(0));

        assertThat(trouble(network).code()).isEqualTo("NODES_DISAGREE");

        assertThat(network.nodes().doubts()).singleElement().asString().contains("neither is believed");
        assertThat(network.nodes().nodes()).extracting(NodeStatus::standing).containsOnly(Standing.WELL);
    }

    @Test
    void whatIsAgreedOnBeforeTheQuarrelIsBelieved() {
        assertThat(blocks(network(truthful(), silentOn(1)))).hasSize(1);
    }

    @Test
    void whoSaysAnotherThingThanTwoOthersIsIsolated() {
        HttpTronNetwork network = network(NodeRules.standard(), silentOn(0), truthful(), truthful());

        List<AgreedBlock> agreed = blocks(network);

        assertThat(agreed.get(0).block().transactions()).isNotEmpty();
        assertThat(network.nodes().nodes())
                .extracting(NodeStatus::standing)
                .containsExactly(Standing.ISOLATED, Standing.WELL, Standing.WELL);
    }

    @Test
    void aBlockThatOneDoesNotHaveYetIsWaitedFor() {
        FakeNode early = node().on(BLOCKS_PATH, NOTHING_YET)
                .on("/walletsolidity/getblock", Golden.response("10_blocks", "getblock head, header only"));

        assertThat(blocks(network(NodeRules.standard(), truthful(), early))).isEmpty();
        assertThat(blocks(network(early))).isEmpty();
    }

    @Test
    void whoStoppedLongAgoIsNoWitness() {
        FakeNode stopped = node().on(BLOCKS_PATH, NOTHING_YET)
                .on("/walletsolidity/getblock", Golden.response("10_blocks", "getblock head, header only"));

        NodeTools anHourLater = new NodeTools(
                limits(PATIENCE),
                NodeRules.standard(),
                () -> NOW.plusSeconds(3600),
                () -> NOW,
                System::nanoTime,
                SharedTurns.none(),
                meters);

        assertThat(blocks(network(anHourLater, truthful().endpoint(), stopped.endpoint())))
                .extracting(AgreedBlock::agreement)
                .containsOnly(Agreement.UNWITNESSED);
    }

    @Test
    void nobodyToAskIsATrouble() {
        FakeNode down = node().otherwise(FakeNode.status(503, ""));

        assertThat(trouble(network(down, down)).getMessage()).contains("no node gives");
    }

    /** The recorded one, and one after it that repeats what it holds. */
    private static JsonNode twoBlocks() {
        JsonNode blocks =
                Golden.response("10_blocks", "getblockbylimitnext [start,end)").deepCopy();
        ObjectNode second = blocks.get("block").get(0).deepCopy();
        ((ObjectNode) second.at("/block_header/raw_data"))
                .put("number", FIRST + 1)
                .put("parentHash", second.get("blockID").asText());
        second.put("blockID", String.format("%016x", FIRST + 1) + "b".repeat(48));
        ((ArrayNode) blocks.get("block")).add(second);
        return blocks;
    }

    private static List<AgreedBlock> blocks(TronNetwork network) {
        return get(network.agreedBlocks(FIRST, FIRST + ALL));
    }

    private static NodeTrouble trouble(TronNetwork network) {
        return catchThrowableOfType(NodeTrouble.class, () -> blocks(network));
    }

    private FakeNode truthful() {
        return node().on(BLOCKS_PATH, BLOCKS);
    }

    /** Leaves out what is in that block. */
    private FakeNode silentOn(int index) {
        JsonNode blocks = BLOCKS.deepCopy();
        ((ObjectNode) blocks.get("block").get(index)).remove("transactions");
        return node().on(BLOCKS_PATH, blocks);
    }
}
