package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.tron.BroadcastAnswer.Meaning;
import java.util.Set;

/** Gives a broadcast's answer its meaning (java-tron Wallet.broadcastTransaction, Manager.pushTransaction). */
final class BroadcastAnswers {

    /** It speaks of another transaction than the one that was sent. */
    static final String WRONG_TXID = "WRONG_TXID";

    private BroadcastAnswers() {}

    static BroadcastAnswer read(JsonNode json, TxId sent) {
        Answer answer = Answer.of(json);
        String code = answer.text("code");
        String message = NodeText.readable(answer.text("message"));
        String txid = answer.text("txid");
        if (!txid.equals(sent.hex())) {
            return new BroadcastAnswer(Meaning.UNKNOWN, txid.isEmpty() ? "NO_TXID" : WRONG_TXID, message);
        }
        boolean said = answer.has("result");
        boolean result = answer.flag("result");
        boolean accepted = code.equals("SUCCESS") ? result || !said : code.isEmpty() && result;
        if (accepted) {
            return new BroadcastAnswer(Meaning.ACCEPTED, "SUCCESS", message);
        }
        // An answer that says yes and no at once says nothing.
        Meaning meaning = result || code.equals("SUCCESS") ? Meaning.UNKNOWN : meaning(code);
        return new BroadcastAnswer(meaning, code.isEmpty() ? "NO_CODE" : NodeText.shortened(code), message);
    }

    /** Of a send that came to no answer. Only what surely never left this machine is {@link Meaning#BUSY}. */
    static BroadcastAnswer of(NodeTrouble trouble) {
        boolean neverSent = Set.of("UNREACHABLE", NodeTrouble.OWN_LIMIT, NodeTrouble.NO_NODE)
                .contains(trouble.code());
        return new BroadcastAnswer(
                neverSent ? Meaning.BUSY : Meaning.UNKNOWN, trouble.code(), NodeText.shortened(trouble.getMessage()));
    }

    private static Meaning meaning(String code) {
        return switch (code) {
            case "DUP_TRANSACTION_ERROR" -> Meaning.KNOWN;
            // Thrown by the checks before the pool takes it.
            case "SIGERROR",
                    "TAPOS_ERROR",
                    "TRANSACTION_EXPIRATION_ERROR",
                    "CONTRACT_VALIDATE_ERROR",
                    "CONTRACT_EXE_ERROR",
                    "BANDWITH_ERROR",
                    "TOO_BIG_TRANSACTION_ERROR" -> Meaning.REFUSED;
            case "SERVER_BUSY", "NO_CONNECTION", "BLOCK_UNSOLIDIFIED" -> Meaning.BUSY;
            // NOT_ENOUGH_EFFECTIVE_CONNECTION comes before the pool took it and after; OTHER_ERROR may be anything.
            default -> Meaning.UNKNOWN;
        };
    }
}
