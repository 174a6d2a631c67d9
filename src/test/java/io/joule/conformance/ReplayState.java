package io.joule.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.conformance.GoldenFile.Step;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a replay has learnt so far: which names, blocks and moments of this run stand for those of the recording. */
final class ReplayState {

    private static final int BLOCKS_TO_ANSWER_MAX = 60;
    private static final List<String> BLOCK_FIELDS = List.of("num", "startNum", "endNum", "id_or_num");

    final GoldenFile file;
    final NodeUnderTest node;
    final ChainDriver chain;
    final Renaming names = new Renaming();
    final Timeline timeline = new Timeline();
    final Map<Long, Long> blocks = new HashMap<>();
    final Map<String, SignedTx> sent = new HashMap<>();
    final Map<TestKey, TestKey> recordedToActual = new LinkedHashMap<>();
    private final Map<String, TestKey> byLabel = new HashMap<>();
    boolean weightsDiffer;

    ReplayState(GoldenFile file, NodeUnderTest node) {
        this.file = file;
        this.node = node;
        this.chain = new ChainDriver(node);
        names.addHex(GoldenFile.FAUCET_HEX, node.faucet().hex());
        names.add(GoldenFile.FAUCET, node.faucet().address());
        file.keys().values().stream().filter(k -> !k.isContract()).forEach(this::freshKey);
    }

    private void freshKey(GoldenFile.Key recorded) {
        TestKey actual = TestKey.fresh(recorded.label());
        byLabel.put(recorded.label(), actual);
        names.addKey(recorded, actual);
        recordedToActual.put(TestKey.ofPrivate(recorded.label(), recorded.privateKey()), actual);
    }

    TestKey key(String label) {
        TestKey key = byLabel.get(label);
        if (key == null) {
            throw new IllegalArgumentException("no key " + label + " in " + file.name());
        }
        return key;
    }

    /** Stakes what is missing to the recorded totals, so that shares of them can be compared to the unit. */
    void alignWeights() {
        for (Step step : file.steps()) {
            if (!step.isNote() && step.response().has("TotalEnergyWeight")) {
                weightsDiffer = !new WeightAlignment(chain).reach(step.response());
                return;
            }
        }
    }

    /** Waits for the chain to stand where the recorder's stood, and takes this as a new anchor. */
    Head reachHead(long recordedTime) {
        if (timeline.isAnchored()) {
            node.advanceTo(timeline.actual(recordedTime));
        }
        Head head = chain.head();
        timeline.anchor(recordedTime, head.time());
        return head;
    }

    void reachRecordedHead(Step step) {
        long recorded = Head.of(step.response()).time();
        if (timeline.isAnchored()) {
            node.advanceTo(timeline.actual(recorded));
        } else {
            timeline.anchor(recorded, chain.head().time());
        }
    }

    /** What a node builds expires one minute after its head. */
    void reachRecordedBuild(Step step) {
        JsonNode answer = step.response().has("raw_data")
                ? step.response()
                : step.response().path("transaction");
        boolean built = answer.has("raw_data") && !answer.has("signature");
        if (built && timeline.isAnchored()) {
            node.advanceTo(timeline.actual(answer.at("/raw_data/expiration").asLong() - 60_000));
        }
    }

    void rename(RecordedTx recorded, SignedTx actual) {
        names.add(recorded.txid(), actual.txid());
        for (int i = 0; i < actual.signatures().size(); i++) {
            names.add(HexFormat.of().formatHex(recorded.signatures().get(i)), actual.signatureHex(i));
        }
        // The names inside are replaced before this longer text is looked for.
        names.add(names.apply(HexFormat.of().formatHex(recorded.raw().toByteArray())), actual.rawHex());
    }

    JsonNode renamed(JsonNode request) {
        ObjectNode body = (ObjectNode) NodeHttp.read(names.apply(request.toString()));
        for (String field : BLOCK_FIELDS) {
            if (blocks.containsKey(body.path(field).asLong())) {
                Long actual = blocks.get(body.path(field).asLong());
                body.set(field, NodeHttp.JSON.valueToTree(body.get(field).isTextual() ? actual.toString() : actual));
            }
        }
        return body;
    }

    /** Asks; where the recorder waited for a block, or for a solid one, waits likewise. */
    JsonNode ask(Step step, JsonNode request) {
        JsonNode answer = chain.http.post(step.path(), request);
        boolean awaited = step.path().endsWith("/gettransactioninfobyid")
                && step.response().has("blockNumber");
        for (int i = 0; awaited && !answer.has("blockNumber") && i < BLOCKS_TO_ANSWER_MAX; i++) {
            node.nextBlock();
            answer = chain.http.post(step.path(), request);
        }
        return answer;
    }

    void learn(Step step, JsonNode answer) {
        if (answer.has("blockNumber") && step.response().has("blockNumber")) {
            blocks.putIfAbsent(
                    step.response().get("blockNumber").asLong(),
                    answer.get("blockNumber").asLong());
            if (!node.can(Capability.MOVE_CLOCK)) {
                timeline.anchor(
                        step.response().path("blockTimeStamp").asLong(),
                        answer.path("blockTimeStamp").asLong());
            }
        }
    }

    /** Sun that two units of energy stand for at this chain's ratio. */
    long twoEnergyUnitsSun() {
        JsonNode r = chain.resource(node.faucet());
        long weightSun = r.path("TotalEnergyWeight").asLong() * ChainDriver.TRX;
        return 2 * (weightSun / r.path("TotalEnergyLimit").asLong() + 1);
    }
}
