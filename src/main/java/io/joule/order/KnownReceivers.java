package io.joule.order;

import io.joule.cluster.KnownFacts;
import io.joule.tron.Network;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Addresses that were found fit to receive a moment ago. Only "fit" is remembered: an activated address stays
 * activated, and should a plain one become a contract after all, the network refuses the delegation and the money goes
 * back. "Unfit" is asked anew each time, because its owner is about to change that.
 */
@ApplicationScoped
class KnownReceivers {

    private final KnownFacts facts;
    private final Network network;

    KnownReceivers(KnownFacts facts, Network network) {
        this.facts = facts;
        this.network = network;
    }

    Uni<Boolean> isFit(TronAddress receiver) {
        return facts.isKnown(fact(receiver));
    }

    void learn(TronAddress receiver) {
        facts.learn(fact(receiver));
    }

    private String fact(TronAddress receiver) {
        return "receiver:" + network.name() + ":" + receiver;
    }
}
