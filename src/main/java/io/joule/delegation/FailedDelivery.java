package io.joule.delegation;

import io.joule.base.Backoff;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.chaintx.ChainTx;
import io.joule.order.Order;
import io.joule.order.OrderConfig;
import io.joule.order.OrderSql;
import io.joule.supplier.SupplierService;
import io.joule.tron.Energy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * A delegation that never took effect: its part is missing again, and the wallet rests if it was the wallet's fault.
 */
@ApplicationScoped
class FailedDelivery {

    private final OrderSql orders;
    private final DelegationSql delegations;
    private final OrderOutcome outcome;
    private final SupplierService suppliers;
    private final Clock clock;
    private final Backoff backoff;

    FailedDelivery(
            OrderSql orders,
            DelegationSql delegations,
            OrderOutcome outcome,
            SupplierService suppliers,
            Clock clock,
            OrderConfig config) {
        this.orders = orders;
        this.delegations = delegations;
        this.outcome = outcome;
        this.suppliers = suppliers;
        this.clock = clock;
        this.backoff = new Backoff(config.retryAfter(), config.retryAtMost());
    }

    /**
     * It could not be signed here. Nothing happens when it is no longer planned, or another instance has claimed it.
     */
    Uni<Void> beforeSigning(SqlConnection tx, Delegation d, Trouble trouble, String reason) {
        return orders.lock(tx, d.order())
                .chain(order -> delegations
                        .move(tx, d, DelegationStatus.DROPPED)
                        .chain(mine -> mine
                                ? missingAgain(tx, order.orElseThrow(), d, reason)
                                        .chain(() -> rest(tx, d, trouble, reason))
                                : Uni.createFrom().voidItem()));
    }

    /** Proven expired: nobody's fault, it is simply made again. */
    Uni<Void> expired(SqlConnection tx, Order order, Delegation d) {
        return missingAgain(tx, order, d, "it expired before a block took it");
    }

    Uni<Void> turnedAway(SqlConnection tx, Order order, Delegation d, ChainTx chainTx) {
        Trouble trouble = Trouble.of(chainTx, d);
        String reason = chainTx.answerCode() + " " + chainTx.answer();
        Uni<Void> settled = trouble == Trouble.RECEIVER
                ? delegations
                        .drop(tx, d.id(), reason)
                        .chain(() -> outcome.giveUp(
                                tx,
                                order,
                                "receiver_refused",
                                "The network refuses to delegate energy to this address; your money is back."))
                : missingAgain(tx, order, d, reason);
        return settled.chain(() -> rest(tx, d, trouble, reason));
    }

    private Uni<Void> missingAgain(SqlConnection tx, Order order, Delegation d, String reason) {
        Energy missing = new Energy(order.missing().units() + d.energy().units());
        return delegations
                .drop(tx, d.id(), reason)
                .chain(() -> orders.setMissing(
                        tx,
                        order.id(),
                        missing,
                        order.attempts() + 1,
                        clock.now().plus(backoff.after(order.attempts()))))
                .chain(() -> Sql.notify(tx, Topic.ORDERS));
    }

    private Uni<Void> rest(SqlConnection tx, Delegation d, Trouble trouble, String reason) {
        Duration rest =
                switch (trouble) {
                    case CAPACITY -> Duration.ofSeconds(15);
                    case BANDWIDTH -> Duration.ofMinutes(5);
                    case PERMISSION -> Duration.ofHours(1);
                    case RECEIVER, NOTHING_THERE, PASSING -> Duration.ZERO;
                };
        return rest.isZero() ? Uni.createFrom().voidItem() : suppliers.trouble(tx, d.walletId(), reason, rest);
    }
}
