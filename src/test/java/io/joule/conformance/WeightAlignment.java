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

    /** Another account stakes, because the faucet's own bandwidth would change what its transfers cost. */
    private boolean reach(JsonNode recorded, String total, ResourceCode resource) {
        long missing = recorded.path(total).asLong() - actual(total);
        long sun = (missing + 1) * ChainDriver.TRX;
        if (missing > 0 && sun < chain.balance(chain.node.faucet())) {
            TestKey whale = chain.account("whale", sun);
            chain.include(TxDraft.freeze(whale, missing * ChainDriver.TRX, resource), whale);
        }
        return actual(total) == recorded.path(total).asLong();
    }

    private long actual(String total) {
        return chain.resource(chain.node.faucet()).path(total).asLong();
    }
}
