package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a transaction did and cost: a node's "transaction info" without the block.
 *
 * @param contractRet SUCCESS, REVERT or OUT_OF_ENERGY
 * @param fee everything that was burned, sun
 * @param bill bandwidth and energy, used and burned
 * @param call what a contract call returned; empty for a system contract
 * @param withdrawn sun that came back from expired unstakes
 * @param restaked sun per resource that a cancelled unstake put back; null unless it was one
 */
public record TxResult(
        String contractRet, long fee, Bill bill, Optional<Call> call, long withdrawn, Map<String, Long> restaked) {

    /** Units used for free, and sun burned for the rest. */
    public record Bill(long netUsage, long netFee, long energyUsage, long energyFee, long energyTotal) {}

    /** A contract call's outcome; {@code error} is empty when it succeeded. */
    public record Call(
            TronAddress contract, byte[] returned, List<Log> logs, List<InternalTransfer> internals, String error) {}

    /** An event: the contract's 20 bytes, topics and data. */
    public record Log(TronAddress contract, List<byte[]> topics, byte[] data) {}

    /** A contract's call of another address; {@code sun} is what it paid along, often nothing. */
    public record InternalTransfer(TronAddress from, TronAddress to, long sun) {}
}
