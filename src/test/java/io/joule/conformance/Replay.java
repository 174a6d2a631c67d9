package io.joule.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.joule.conformance.GoldenFile.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tron.trident.proto.Chain.Transaction;

/**
 * Plays one recording again: every request with fresh keys, this chain's time and blocks, and every answer compared
 * with the recorded one. Preparations that the recorder didn't write down are given by {@link #before}.
 */
final class Replay {

    private final ReplayState state;
    private final Map<Integer, Runnable> preparations = new LinkedHashMap<>();
    private final Map<Integer, String> skipped = new LinkedHashMap<>();
    private final Map<Integer, UnaryOperator<Transaction.raw.Builder>> tampering = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int replayed;
    private int compared;
    private boolean energyInUse;

    private Replay(ReplayState state) {
        this.state = state;
    }

    static Replay of(String recording, NodeUnderTest node) {
        return new Replay(new ReplayState(GoldenFile.load(recording), node));
    }

    ChainDriver chain() {
        return state.chain;
    }

    TestKey key(String label) {
        return state.key(label);
    }

    /** This contract stands for the recording's contract of that label. */
    Replay contract(String label, String hex) {
        GoldenFile.Key recorded = state.file.keys().get(label);
        state.names.addHex(recorded.hex(), hex);
        return this;
    }

    /** The token of recordings that don't list it among their keys. */
    Replay token(Token token) {
        state.names.addHex(GoldenFile.TOKEN_HEX, token.hex());
        return this;
    }

    /** Done before the first step whose name begins so. */
    Replay before(String stepName, Runnable preparation) {
        preparations.put(indexOf(stepName), preparation);
        return this;
    }

    /** Leaves out every step whose name begins so, and says why in the summary. */
    Replay skip(String stepName, String reason) {
        indexOf(stepName);
        state.file.steps().stream()
                .filter(s -> s.name() != null && s.name().startsWith(stepName))
                .forEach(s -> skipped.put(s.index(), reason));
        return this;
    }

    /** The recorder spoilt this transaction in a way that replaying can't know; signed after the change. */
    Replay tamper(String stepName, UnaryOperator<Transaction.raw.Builder> change) {
        tampering.put(indexOf(stepName), change);
        return this;
    }

    /** What can be delegated hangs on energy in use, so it is compared to within two units of energy. */
    Replay withEnergyInUse() {
        energyInUse = true;
        return this;
    }

    /** This transaction stands for one that the recording shows but whose broadcast it doesn't hold. */
    void alias(JsonNode recorded, SignedTx actual) {
        byte[] signature =
                ByteString.fromHex(recorded.at("/signature/0").asText()).toByteArray();
        state.rename(RecordedTx.ofRaw(recorded.path("raw_data_hex").asText(), List.of(signature)), actual);
    }

    /** The step's recorded answer. */
    JsonNode recorded(String stepName) {
        return state.file.steps().get(indexOf(stepName)).response();
    }

    void blockAlias(long recorded, long actual) {
        state.blocks.put(recorded, actual);
    }

    /** Lets chain time pass up to this recorded moment. */
    void advanceToRecorded(long recordedMillis) {
        state.node.advanceTo(state.timeline.actual(recordedMillis));
    }

    void run() {
        state.alignWeights();
        assumeFalse(energyInUse && state.weightsDiffer, Capability.RECORDED_WEIGHTS.absence);
        for (Step step : state.file.steps()) {
            if (!step.isNote() && !skipped.containsKey(step.index())) {
                preparations.getOrDefault(step.index(), () -> {}).run();
                play(step);
            }
        }
        System.out.println(summary());
        if (!differences.isEmpty()) {
            fail("%d differences from %s:%n%s", differences.size(), state.file.name(), String.join("\n", differences));
        }
        assertThat(compared).as("fields compared").isPositive();
    }

    private void play(Step step) {
        JsonNode request = request(step);
        JsonNode answer = state.ask(step, request);
        replayed++;
        state.learn(step, answer);
        JsonNode recorded =
                new ExpectedAnswer(state.names, state.node.can(Capability.MOVE_CLOCK), differences).of(step, answer);
        AnswerComparison comparison = new AnswerComparison(view(step));
        comparison.compare(recorded, answer, step.response().has("_trimmed"));
        comparison.differences().forEach(d -> differences.add("  " + step + " " + d));
        compared += comparison.compared();
    }

    private AnswerComparison.Chain view(Step step) {
        boolean bandwidthAsked = step.path().endsWith("/getcandelegatedmaxsize")
                && step.request().path("type").asInt() == 0;
        return new ReplayedChain(state, energyInUse, bandwidthAsked);
    }

    private JsonNode request(Step step) {
        return switch (step.path()) {
            case "/wallet/broadcasthex" -> broadcastHex(step);
            case "/wallet/broadcasttransaction" -> broadcastJson(step);
            case "/wallet/getnowblock" -> {
                state.reachRecordedHead(step);
                yield step.request();
            }
            default -> {
                state.reachRecordedBuild(step);
                yield state.renamed(step.request());
            }
        };
    }

    private JsonNode broadcastHex(Step step) {
        String hex = step.request().path("transaction").asText();
        if (hex.length() < 100) {
            return step.request();
        }
        SignedTx tx = state.sent.get(hex);
        if (tx == null) {
            tx = renew(step, RecordedTx.parse(hex));
            state.sent.put(hex, tx);
            checkSize(step, tx);
        }
        return NodeHttp.object("transaction", tx.hex());
    }

    /** Fees are bytes, so a renewed transaction that is longer or shorter than the recorded would compare nothing. */
    private void checkSize(Step step, SignedTx tx) {
        int recorded = step.all().path("charged_bytes").asInt();
        if (tx.chargedBytes() != recorded) {
            differences.add("  %s: sent %d bytes, recorded %d".formatted(step, tx.chargedBytes(), recorded));
        }
    }

    /** The recorder signed what raw_data_hex says and wrote the rest of the JSON, true to it or not, around it. */
    private JsonNode broadcastJson(Step step) {
        List<byte[]> signatures = new ArrayList<>();
        step.request()
                .path("signature")
                .forEach(s -> signatures.add(ByteString.fromHex(s.asText()).toByteArray()));
        String rawHex = step.request().path("raw_data_hex").asText();
        SignedTx tx = state.sent.computeIfAbsent(
                rawHex + step.request().path("signature"), k -> renew(step, RecordedTx.ofRaw(rawHex, signatures)));
        ObjectNode body = (ObjectNode) state.renamed(step.request());
        body.put("txID", tx.txid()).put("raw_data_hex", tx.rawHex());
        ((ObjectNode) body.get("raw_data"))
                .put("ref_block_bytes", hex(tx.raw().getRefBlockBytes()))
                .put("ref_block_hash", hex(tx.raw().getRefBlockHash()))
                .put("expiration", tx.raw().getExpiration())
                .put("timestamp", tx.raw().getTimestamp());
        body.putArray("signature").add(tx.signatureHex(0));
        return body;
    }

    private SignedTx renew(Step step, RecordedTx recorded) {
        Head head = state.reachHead(recorded.headTime());
        Transaction.raw.Builder raw = recorded.renewed(state.names, head).toBuilder();
        SignedTx tx = recorded.signed(
                tampering
                        .getOrDefault(step.index(), UnaryOperator.identity())
                        .apply(raw)
                        .build(),
                state.recordedToActual,
                state.node.faucet());
        state.rename(recorded, tx);
        return tx;
    }

    private static String hex(ByteString bytes) {
        return java.util.HexFormat.of().formatHex(bytes.toByteArray());
    }

    private int indexOf(String stepName) {
        return state.file.steps().stream()
                .filter(s -> s.name() != null && s.name().startsWith(stepName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step " + stepName + " in " + state.file.name()))
                .index();
    }

    private String summary() {
        StringBuilder text = new StringBuilder("conformance %s: %d steps replayed, %d fields compared, %d differences"
                .formatted(state.file.name(), replayed, compared, differences.size()));
        if (state.weightsDiffer) {
            text.append("; ").append(Capability.RECORDED_WEIGHTS.absence).append(": shares of them scaled");
        }
        skipped.forEach((step, reason) -> text.append("; skipped [")
                .append(state.file.steps().get(step).name())
                .append("]: ")
                .append(reason));
        return text.toString();
    }
}
