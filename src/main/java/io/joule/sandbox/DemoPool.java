package io.joule.sandbox;

import io.joule.audit.Actor;
import io.joule.keys.PrivateKey;
import io.joule.payout.PayoutWallet;
import io.joule.payout.PayoutWallets;
import io.joule.supplier.NewWallet;
import io.joule.supplier.SupplierService;
import io.joule.tron.TronAddress;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/** Puts the demo suppliers into the pool at start, so that a newcomer can sell energy at once, and a payout wallet. */
@ApplicationScoped
@UnlessBuildProfile("prod")
class DemoPool {

    private static final Logger LOG = Logger.getLogger(DemoPool.class);
    private static final int AFTER_THE_NODE = 5_000;
    /** On a busy machine the node that starts at the same time may not answer at first. */
    private static final int TRIES = 20;

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration AGAIN_AT_MOST = Duration.ofSeconds(5);

    private final SandboxNetwork sandbox;
    private final SandboxConfig config;
    private final SupplierService suppliers;
    private final PayoutWallets payoutWallets;
    private final Vertx vertx;

    DemoPool(
            SandboxNetwork sandbox,
            SandboxConfig config,
            SupplierService suppliers,
            PayoutWallets payoutWallets,
            Vertx vertx) {
        this.sandbox = sandbox;
        this.config = config;
        this.suppliers = suppliers;
        this.payoutWallets = payoutWallets;
        this.vertx = vertx;
    }

    void fill(@Observes @Priority(AFTER_THE_NODE) StartupEvent event) {
        if (sandbox.isOn() && config.demoPool()) {
            vertx.runOnContext(ignored -> Multi.createFrom()
                    .iterable(DemoNetwork.suppliers())
                    .onItem()
                    .transformToUniAndConcatenate(this::add)
                    .collect()
                    .asList()
                    .call(this::addPayoutWallet)
                    .onFailure()
                    .retry()
                    .withBackOff(AGAIN, AGAIN_AT_MOST)
                    .atMost(TRIES)
                    .subscribe()
                    .with(
                            added -> LOG.infof("The pool has %d demo wallets, and one to pay from", added.size()),
                            e -> LOG.warnf("The demo wallets could not be added: %s", e.getMessage())));
        }
    }

    private Uni<PayoutWallet> addPayoutWallet() {
        PrivateKey key = PrivateKey.parse(DemoNetwork.PAYOUT.privateKey());
        return payoutWallets.add(key, Actor.SYSTEM).onTermination().invoke(key::close);
    }

    private Uni<TronAddress> add(DemoAccount supplier) {
        boolean operated = supplier == DemoNetwork.OPERATED;
        DemoAccount signer = operated ? DemoNetwork.OPERATOR : supplier;
        Optional<TronAddress> owner = operated ? Optional.of(supplier.address()) : Optional.empty();
        PrivateKey key = PrivateKey.parse(signer.privateKey());
        return suppliers
                .add(new NewWallet(key, owner, OptionalInt.empty(), false), Actor.SYSTEM)
                .onTermination()
                .invoke(key::close)
                .replaceWith(supplier.address());
    }
}
