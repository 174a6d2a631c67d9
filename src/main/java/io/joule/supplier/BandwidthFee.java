package io.joule.supplier;

import io.joule.money.Sun;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What a byte of bandwidth costs where none is left: a network parameter, read with every sweep of the wallets. */
@ApplicationScoped
public class BandwidthFee {

    private final TronNetwork network;
    private volatile Sun perByte;

    public BandwidthFee(TronNetwork network, SupplierConfig config) {
        this.network = network;
        this.perByte = new Sun(config.bandwidthFeeSun());
    }

    public Sun perByte() {
        return perByte;
    }

    /** Never fails: while no node answers, the last figure stays. */
    Uni<Void> refresh() {
        return network.parameters()
                .invoke(parameters -> perByte = parameters.bandwidthFee())
                .replaceWithVoid()
                .onFailure(NodeTrouble.class)
                .recoverWithNull();
    }
}
