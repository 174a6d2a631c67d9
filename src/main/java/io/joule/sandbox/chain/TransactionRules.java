package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.Arrays;
import java.util.Optional;

/** Every check that a node makes before a transaction may change anything, in its order (facts §9). */
final class TransactionRules {

    private static final int MAX_BYTES = 500 * 1_024;
    private static final long MAX_AHEAD_MS = 24L * 60 * 60 * 1_000;

    private final ChainConfig config;

    TransactionRules(ChainConfig config) {
        this.config = config;
    }

    /** What the rules look at besides the state. */
    interface Ledger {
        Block head();

        /** The block that two bytes of its number name, within the last 65536. */
        Optional<Block> byReference(byte[] refBlockBytes);

        boolean knows(String txId);
    }

    /** Applies the transaction to {@code state}, or throws and leaves {@code state} to be thrown away. */
    TxResult apply(WorldState state, Ledger ledger, Tx tx) throws Refusal {
        Refusal.unless(tx.proto().getRawData().getContractCount() > 0, "No contract!");
        checkNotExpired(ledger, tx);
        TronAddress owner = checkSigned(state, tx);
        checkReference(ledger, tx);
        checkSize(tx);
        checkNotTooFar(ledger, tx);
        if (ledger.knows(tx.id())) {
            throw new Refusal(BroadcastCode.DUP_TRANSACTION_ERROR, "Dup transaction.");
        }
        Execution run = new Execution(state, config, ledger.head().timestamp(), tx);
        Bandwidth.charge(run, owner);
        Operation operation = Operation.of(run);
        operation.validate();
        operation.execute();
        return run.result();
    }

    /**
     * Applies the transaction as part of a block; empty, with {@code state} as it was, when it is not valid any more.
     */
    Optional<Block.Included> repeat(WorldState state, Ledger ledger, Tx tx) {
        WorldState inner = state.child();
        try {
            TxResult result = apply(inner, ledger, tx);
            inner.mergeDown();
            return Optional.of(new Block.Included(tx, result));
        } catch (Refusal noLongerValid) {
            return Optional.empty();
        }
    }

    private void checkNotExpired(Ledger ledger, Tx tx) throws Refusal {
        long nextSlot = ledger.head().timestamp() + config.blockTimeMs();
        if (tx.proto().getRawData().getExpiration() < nextSlot) {
            throw expired();
        }
    }

    private TronAddress checkSigned(WorldState state, Tx tx) throws Refusal {
        if (tx.proto().getSignatureCount() == 0) {
            throw Refusal.badSignature("miss sig or contract");
        }
        Refusal.unless(tx.contract().isPresent(), "contract type error, or one that the sandbox does not simulate");
        TronAddress owner = tx.owner().orElseThrow(() -> Refusal.invalid("Invalid address"));
        Signatures.check(state, tx, owner);
        return owner;
    }

    private void checkReference(Ledger ledger, Tx tx) throws Refusal {
        byte[] number = tx.proto().getRawData().getRefBlockBytes().toByteArray();
        byte[] hash = tx.proto().getRawData().getRefBlockHash().toByteArray();
        boolean known = ledger.byReference(number)
                .map(block -> Arrays.equals(block.referenceHash(), hash))
                .orElse(false);
        if (!known) {
            throw new Refusal(BroadcastCode.TAPOS_ERROR, "Tapos check error.");
        }
    }

    private static void checkSize(Tx tx) throws Refusal {
        long size = tx.size() + 2L * Tx.RESULT_BYTES;
        if (size > MAX_BYTES) {
            throw new Refusal(
                    BroadcastCode.TOO_BIG_TRANSACTION_ERROR,
                    "Too big transaction with result, TxId " + tx.id() + ", the size is " + size + " bytes, maxTxSize "
                            + MAX_BYTES);
        }
    }

    private static void checkNotTooFar(Ledger ledger, Tx tx) throws Refusal {
        if (tx.proto().getRawData().getExpiration() > ledger.head().timestamp() + MAX_AHEAD_MS) {
            throw expired();
        }
    }

    private static Refusal expired() {
        return new Refusal(BroadcastCode.TRANSACTION_EXPIRATION_ERROR, "Transaction expired");
    }
}
