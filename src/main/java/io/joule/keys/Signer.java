package io.joule.keys;

import io.joule.tron.SignedTransaction;
import io.joule.tron.TransactionPlan;
import io.joule.tron.UnsignedTransaction;
import io.smallrye.mutiny.Uni;

/** Signs with a wallet's stored key, what that key is for. */
public interface Signer {

    /**
     * Decodes {@code transaction}, compares it field by field with {@code plan}, and signs it with the key stored for
     * {@code plan.owner()}. Runs on a worker thread.
     *
     * @return failing with {@link SigningRefused} when the bytes differ from the plan, the policy forbids it, or there
     *     is no key {@link SealBroken} when this instance's keyset does not open it: another instance's may
     */
    Uni<SignedTransaction> sign(TransactionPlan plan, UnsignedTransaction transaction);
}
