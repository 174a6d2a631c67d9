package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Token transfers as a real node told them, for fuzzing what reads payments out of them. */
public final class RecordedPayments {

    private static final String SCENARIO = "09_trc20";
    private static final JsonNode FIRST = Golden.steps(SCENARIO).stream()
            .map(step -> step.get("response"))
            .filter(answer -> answer.path("log").size() > 0)
            .findFirst()
            .orElseThrow();

    /** The token whose event the first recorded transfer is, and its recipient. */
    public static final TronAddress TOKEN =
            TronAddress.fromHex("41" + FIRST.at("/log/0/address").asText());

    public static final TronAddress RECIPIENT =
            TronAddress.fromHex("41" + FIRST.at("/log/0/topics/2").asText().substring(24));

    private static final OnChainTransaction WITHOUT_PAYMENTS = withoutPayments();

    private RecordedPayments() {}

    /** Infos with events, as bytes. */
    public static List<byte[]> infos() {
        return Golden.steps(SCENARIO).stream()
                .map(step -> step.get("response"))
                .filter(answer -> answer.path("log").size() > 0)
                .map(answer -> answer.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Read as the client reads it; empty when it is no usable answer. */
    public static Optional<TransactionInfo> info(byte[] answer) {
        try {
            return AnswerFuzzTest.read(
                    answer,
                    json -> TransactionAnswers.info(
                            json, new TxId(json.path("id").asText())));
        } catch (NodeTrouble unusable) {
            return Optional.empty();
        }
    }

    /** One without TRX payments of its own. */
    public static OnChainTransaction transaction() {
        return WITHOUT_PAYMENTS;
    }

    private static OnChainTransaction withoutPayments() {
        JsonNode recorded = Golden.response("01_transfer_and_activation", "solidified: gettransactionbyid");
        return TransactionAnswers.transaction(
                        recorded, new TxId(recorded.get("txID").asText()))
                .orElseThrow();
    }
}
