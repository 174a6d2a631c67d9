package io.joule.keys;

import io.joule.tron.DecodedTransaction;
import io.joule.tron.TransactionDecoder;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TxId;
import io.joule.tron.UndecodableTransaction;
import io.joule.tron.UnsignedTransaction;

/** What a stored key may sign: delegations and reclaims of energy, exactly as planned, and nothing else. */
final class SigningPolicy {

    private SigningPolicy() {}

    /** @throws SigningRefused when {@code transaction} does anything but {@code plan}, or the plan is not allowed */
    static void check(TransactionPlan plan, UnsignedTransaction transaction) {
        refuseUnless(allowed(plan.kind()), "a stored key does not sign " + plan.kind());
        DecodedTransaction decoded = decode(transaction.raw());
        refuseUnless(decoded.plan().equals(plan), "the transaction is " + decoded.plan() + ", the plan was " + plan);
        refuseUnless(TxId.ofRaw(transaction.raw()).equals(transaction.id()), "the id is not that of these bytes");
        refuseUnless(
                decoded.expiration().equals(transaction.expiration())
                        && decoded.timestampMs() == transaction.timestampMs(),
                "the transaction's times are not those it was handed over with");
    }

    private static boolean allowed(TransactionPlan.Kind kind) {
        return switch (kind) {
            case DELEGATE_ENERGY, RECLAIM_ENERGY -> true;
            case TRANSFER -> false;
        };
    }

    private static DecodedTransaction decode(byte[] raw) {
        try {
            return TransactionDecoder.decode(raw);
        } catch (UndecodableTransaction e) {
            throw new SigningRefused(e.getMessage());
        }
    }

    private static void refuseUnless(boolean fine, String why) {
        if (!fine) {
            throw new SigningRefused(why);
        }
    }
}
