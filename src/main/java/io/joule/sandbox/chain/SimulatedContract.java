package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.List;

/** A smart contract, written in Java instead of bytecode; its energy figures are constants measured on real ones. */
interface SimulatedContract {

    /** @param value TRX that came with the call, in sun; already in the contract's account */
    record Invocation(WorldState state, TronAddress self, TronAddress caller, long value, byte[] data) {}

    /**
     * What the call came to. A failed one's changes are thrown away by the caller.
     *
     * @param energy units up to its end
     * @param returned the ABI-encoded result, or the encoded reason of a revert
     */
    record Outcome(
            boolean success,
            long energy,
            byte[] returned,
            List<TxResult.Log> logs,
            List<TxResult.InternalTransfer> internals) {

        static Outcome of(long energy, byte[] returned, TxResult.Log... logs) {
            return new Outcome(true, energy, returned, List.of(logs), List.of());
        }

        static Outcome revert(long energy, String reason) {
            return new Outcome(false, energy, Abi.revert(reason), List.of(), List.of());
        }
    }

    Outcome call(Invocation call);
}
