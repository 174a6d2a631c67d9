package io.joule.keys;

import io.joule.money.Sun;
import io.joule.tron.DecodedTransaction;
import io.joule.tron.TransactionDecoder;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.joule.tron.UndecodableTransaction;
import io.joule.tron.UnsignedTransaction;
import java.util.Optional;

/**
 * What a stored key may sign, exactly as planned: a supplier's key delegations and reclaims of energy; a payout key
 * transfers of TRX, and transfers of this network's USDT that can't burn more than a limit. Nothing else.
 */
final class SigningPolicy {

    /** No fee limit above this is signed. A transfer to an address that never held USDT burns some 13 TRX. */
    static final Sun MAX_FEE_LIMIT = Sun.ofTrx(100);

    private SigningPolicy() {}

    /**
     * @param usdt the network's USDT contract, if it has one
     * @throws SigningRefused when {@code transaction} does anything but {@code plan}, or the plan is not allowed
     */
    static void check(
            KeyPurpose purpose, TransactionPlan plan, UnsignedTransaction transaction, Optional<TronAddress> usdt) {
        refuseUnless(purpose.allows(plan.kind()), "a " + purpose.word() + " key does not sign " + plan.kind());
        checkToken(plan.token(), usdt);
        DecodedTransaction decoded = decode(transaction.raw());
        refuseUnless(decoded.plan().equals(plan), "the transaction is " + decoded.plan() + ", the plan was " + plan);
        refuseUnless(TxId.ofRaw(transaction.raw()).equals(transaction.id()), "the id is not that of these bytes");
        refuseUnless(
                decoded.expiration().equals(transaction.expiration())
                        && decoded.timestampMs() == transaction.timestampMs(),
                "the transaction's times are not those it was handed over with");
    }

    private static void checkToken(TransactionPlan.Token token, Optional<TronAddress> usdt) {
        if (token != null) {
            refuseUnless(
                    usdt.equals(Optional.of(token.contract())), token.contract() + " is not the USDT of this network");
            refuseUnless(
                    token.feeLimit().compareTo(MAX_FEE_LIMIT) <= 0,
                    "a fee limit of " + token.feeLimit() + " is more than " + MAX_FEE_LIMIT);
        }
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
