package io.joule.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.conformance.GoldenFile.Step;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recorded answer as this run should give it. What can't be foretold is checked here and then taken over. */
record ExpectedAnswer(Renaming names, boolean exactTime, List<String> differences) {

    /** Where in the request text the fault was: it counts the client's own blanks. */
    private static final Pattern POSITION = Pattern.compile("ParseException : \\d+:\\d+:");

    private static final Pattern REMAINING = Pattern.compile("remaining time\\[\\d+ms]");
    /** Which instruction ran out of energy depends on the contract's code; at which limit it did, does not. */
    private static final Pattern OUT_OF_ENERGY =
            Pattern.compile("for '\\w+'( operation executing: curInvokeEnergyLimit\\[\\d+]), .*");

    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>");

    JsonNode of(Step step, JsonNode answer) {
        ObjectNode expected =
                (ObjectNode) NodeHttp.read(names.apply(step.response().toString()));
        expected.remove("_trimmed");
        ObjectNode actual = (ObjectNode) answer;
        unfold(expected, "transaction");
        unfold(actual, "transaction");
        decode(step, expected, actual);
        for (ObjectNode text : List.of(expected, actual)) {
            settleTexts(text);
        }
        settlePage(expected, actual);
        scale(expected, actual, "EnergyLimit", "TotalEnergyWeight");
        scale(expected, actual, "NetLimit", "TotalNetWeight");
        settleNodeBuilt(step, expected, actual);
        return expected;
    }

    /** broadcasthex answers with the transaction as JSON inside a text. */
    private static void unfold(ObjectNode answer, String field) {
        if (answer.path(field).isTextual()) {
            answer.set(field, NodeHttp.read(answer.get(field).asText()));
        }
    }

    /** broadcasttransaction answers with its message in hex, and names may be in it. */
    private void decode(Step step, ObjectNode expected, ObjectNode actual) {
        if (step.path().endsWith("/broadcasttransaction")) {
            for (ObjectNode answer : List.of(expected, actual)) {
                if (answer.has("message")) {
                    answer.put("message", names.apply(utf8(answer.get("message").asText())));
                }
            }
        }
    }

    private static String utf8(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private void settleTexts(ObjectNode answer) {
        if (answer.path("Error").isTextual()) {
            Matcher position = POSITION.matcher(answer.get("Error").asText());
            answer.put("Error", position.replaceFirst("ParseException :"));
        }
        if (!exactTime && answer.path("message").isTextual()) {
            Matcher remaining = REMAINING.matcher(answer.get("message").asText());
            answer.put("message", remaining.replaceFirst("remaining time"));
        }
        if (answer.path("resMessage").isTextual()) {
            Matcher reason = OUT_OF_ENERGY.matcher(utf8(answer.get("resMessage").asText()));
            answer.put("resMessage", reason.replaceFirst("for an$1"));
        }
    }

    /** Of an error page only the status and the title count. */
    private static void settlePage(ObjectNode expected, ObjectNode actual) {
        for (ObjectNode answer : List.of(expected, actual)) {
            if (answer.has("_body")) {
                Matcher title = TITLE.matcher(answer.get("_body").asText());
                answer.put("_body", title.find() ? title.group(1) : "no title");
            }
        }
    }

    /** Where the whole stake differs from the recorded one, so do the shares of it. */
    private static void scale(ObjectNode expected, ObjectNode actual, String share, String total) {
        long is = actual.path(total).asLong();
        if (expected.has(share) && is > 0) {
            long recorded = expected.get(share).asLong();
            expected.put(share, Math.multiplyExact(recorded, expected.get(total).asLong()) / is);
        }
    }

    /** A transaction that the node built carries the node's own clock, so its bytes are checked by what they mean. */
    private void settleNodeBuilt(Step step, ObjectNode expected, ObjectNode actual) {
        boolean built = !step.path().contains("/gettransaction") && !step.path().contains("/getblock");
        JsonNode was = expected.has("raw_data_hex") ? expected : expected.path("transaction");
        JsonNode is = actual.has("raw_data_hex") ? actual : actual.path("transaction");
        if (built && was.has("raw_data_hex") && is.has("raw_data_hex")) {
            String wasHex = was.get("raw_data_hex").asText();
            String isHex = is.get("raw_data_hex").asText();
            RecordedTx ours = RecordedTx.ofRaw(isHex, List.of());
            if (!RecordedTx.ofRaw(wasHex, List.of())
                    .raw()
                    .getContractList()
                    .equals(ours.raw().getContractList())) {
                differences.add("  %s /raw_data_hex: recorded %s, answered %s".formatted(step, wasHex, isHex));
            }
            if (!ours.txid().equals(is.path("txID").asText())) {
                differences.add("  %s /txID is not the hash of raw_data_hex".formatted(step));
            }
            ((ObjectNode) was).set("raw_data_hex", is.get("raw_data_hex"));
            ((ObjectNode) was).set("txID", is.get("txID"));
        }
    }
}
