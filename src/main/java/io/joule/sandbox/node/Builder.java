package io.joule.sandbox.node;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.chain.Tx;
import java.util.concurrent.atomic.AtomicLong;
import org.tron.trident.proto.Chain.Transaction;

/** Builds an unsigned transaction as a node does: on the block its producers agree on, good for a minute (facts §9). */
public final class Builder {

    private static final long LIFE_MS = 60_000;

    private final SimulatedTron chain;
    private final AtomicLong lastTimestamp = new AtomicLong();

    public Builder(SimulatedTron chain) {
        this.chain = chain;
    }

    /** Two equal payments in one millisecond must not share an id. */
    private long uniqueTime() {
        long now = chain.now();
        return lastTimestamp.updateAndGet(last -> Math.max(last + 1, now));
    }

    /**
     * @param feeLimit sun; 0 for none
     * @param permissionId of the permission that will sign; 0 is the owner's
     */
    public Tx build(Message contract, long feeLimit, int permissionId) {
        String type = contract.getDescriptorForType().getName();
        Block reference = chain.agreedHead();
        Transaction.raw raw = Transaction.raw
                .newBuilder()
                .setRefBlockBytes(ByteString.copyFrom(reference.referenceBytes()))
                .setRefBlockHash(ByteString.copyFrom(reference.referenceHash()))
                .setExpiration(chain.head().timestamp() + LIFE_MS)
                .setTimestamp(uniqueTime())
                .setFeeLimit(feeLimit)
                .addContract(Transaction.Contract.newBuilder()
                        .setType(Transaction.Contract.ContractType.valueOf(type))
                        .setParameter(Any.pack(contract))
                        .setPermissionId(permissionId))
                .build();
        return Tx.of(Transaction.newBuilder().setRawData(raw).build());
    }
}
