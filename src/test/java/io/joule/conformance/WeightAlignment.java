package io.joule.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import org.tron.trident.proto.Common.ResourceCode;

/** Brings the chain's whole stake up to a recorded one, where the funded key can pay for the difference. */
record WeightAlignment(ChainDriver chain) {

    /** @return whether both totals are now the recorded ones */
    boolean reach(JsonNode recorded) {
        return reach(recorded, "TotalEnergyWeight", ResourceCode.ENERGY)
                && reach(recorded, "TotalNetWeight", ResourceCode.BANDWIDTH);
    }

    private boolean reach(JsonNode recorded, String total, ResourceCode resource) {
        TestKey faucet = chain.node.faucet();
        long missing = recorded.path(total).asLong() - chain.resource(faucet).path(total).asLong();
        if (missing > 0 && missing * ChainDriver.TRX < chain.balance(faucet)) {
            chain.include(TxDraft.freeze(faucet, missing * ChainDriver.TRX, resource), faucet);
        }
        return chain.resource(faucet).path(total).asLong() == recorded.path(total).asLong();
    }
}
