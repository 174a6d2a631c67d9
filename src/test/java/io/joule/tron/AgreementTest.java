package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.cluster.SharedTurns;
import io.joule.tron.AgreedBlock.Agreement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Final blocks that turn into money are told by two nodes, where there are two. */
class AgreementTest extends NetworkFixture {

    private static final JsonNode BLOCKS = twoBlocks();
    private static final String BLOCKS_PATH = "/walletsolidity/getblockbylimitnext";
    private static final String INFOS_PATH = "/walletsolidity/gettransactioninfobyblocknum";
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
        for (int failures = 1; failures < limits(PATIENCE).restAfterFailures(); failures++) {
            assertThat(trouble(half).getMessage()).contains("did not answer this once");
        }
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

    /** Whoever keeps no account of what contracts paid can't make a liar's word of it into two. */
    @ParameterizedTest
    @ValueSource(strings = {"lhn", "lnh", "hln", "hnl", "nlh", "nhl"})
    void whatContractsPaidIsNotBelievedOnOneWordThatAThirdDenies(String order) {
        Map<Character, NodeEndpoint> nodes = Map.of(
                'l', calling(5_000_000).endpoint(),
                'h', calling(0).endpoint(),
                'n', NodeEndpoint.parse(calling(0).url() + ";no-internal", Optional.empty()));
        HttpTronNetwork network = network(
                tools(NodeRules.standard()),
                order.chars().mapToObj(c -> nodes.get((char) c)).toArray(NodeEndpoint[]::new));

        List<AgreedBlock> agreed = get(network.agreedBlocks(FIRST, FIRST + 1)
                .onFailure(NodeTrouble.class)
                .recoverWithItem(List.of()));

        assertThat(agreed)
                .flatExtracting(AgreedBlock::infos)
                .allMatch(info -> info.internal().isEmpty());
        assertThat(network.nodes().nodes()).extracting(NodeStatus::standing).doesNotContain(Standing.ISOLATED);
    }

    @Test
    void oneCallThatFailedIsNoNodeThatIsDown() {
        FakeNode hiccup = calling(0).on(INFOS_PATH, "<html>");

        assertThat(catchThrowableOfType(
                                NodeTrouble.class,
                                () -> get(network(calling(5_000_000), hiccup).agreedBlocks(FIRST, FIRST + 1)))
                        .getMessage())
                .contains("did not answer this once");
    }

    /** A turn to try a node that has rested is for who asks it: two that are well leave it to others. */
    @Test
    void whoAgreesWithoutARestedNodeTakesNobodysTurnToTryIt() {
        AtomicLong nanos = new AtomicLong();
        FakeNode ill = node().otherwise(FakeNode.status(503, ""));
        HttpTronNetwork network = network(
                tools(NodeRules.standard(), nanos::get),
                ill.endpoint(),
                truthful().endpoint(),
                truthful().endpoint());
        for (int failures = 0; failures < limits(PATIENCE).restAfterFailures(); failures++) {
            blocks(network);
        }
        nanos.addAndGet(limits(PATIENCE).rest().toNanos());
        int asked = ill.askedPaths().size();

        assertThat(blocks(network)).extracting(AgreedBlock::agreement).containsOnly(Agreement.TWO);
        assertThat(ill.askedPaths()).as("agreed without it").hasSize(asked);
        get(network.solidBlocks(FIRST, FIRST + ALL));

        assertThat(ill.askedPaths()).as("tried by the next question").hasSize(asked + 1);
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

    /** The recorded block with a call in place of its transfer, by which a contract paid so many sun. */
    private FakeNode calling(long paid) {
        ObjectNode block = BLOCKS.get("block").get(0).deepCopy();
        ObjectNode transaction = (ObjectNode) block.get("transactions").get(0);
        transaction.remove("raw_data_hex");
        ((ObjectNode) transaction.at("/raw_data/contract/0")).put("type", "TriggerSmartContract");
        ObjectNode blocks = BLOCKS.deepCopy();
        blocks.putArray("block").add(block);
        ObjectNode info = Golden.response("10_blocks", "gettransactioninfobyblocknum")
                .findParent("blockTimeStamp")
                .deepCopy();
        if (paid > 0) {
            ObjectNode inside = info.putArray("internal_transactions").addObject();
            inside.put("caller_address", BOB.hex())
                    .put("transferTo_address", ALICE.hex())
                    .put("note", "63616c6c");
            inside.putArray("callValueInfo").addObject().put("callValue", paid);
        }
        return node().on(BLOCKS_PATH, blocks).on(INFOS_PATH, blocks.arrayNode().add(info));
    }

    /** Leaves out what is in that block. */
    private FakeNode silentOn(int index) {
        JsonNode blocks = BLOCKS.deepCopy();
        ((ObjectNode) blocks.get("block").get(index)).remove("transactions");
        return node().on(BLOCKS_PATH, blocks);
    }
}
