package io.joule.payout;

import io.joule.base.BackgroundLoop;
import io.joule.base.Topic;
import io.joule.base.Wakeups;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** The loop of what leaves. Several instances may run it: each step moves a row, and who comes second moves nothing. */
@ApplicationScoped
public class Payouts {

    private final BackgroundLoop loop;

    Payouts(PayoutSender sender, PayoutConfig config, Vertx vertx) {
        this.loop = new BackgroundLoop("payouts", vertx, config::sweep, sender::work);
    }

    public void start(Wakeups wakeups) {
        wakeups.on(Topic.PAYOUTS, loop::wake);
        loop.start();
    }

    /** Ends when the step that is under way has. */
    public Uni<Void> stop() {
        return loop.stop();
    }

    public boolean healthy() {
        return loop.healthy();
    }
}
