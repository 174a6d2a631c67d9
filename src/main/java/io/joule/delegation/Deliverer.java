package io.joule.delegation;

import io.joule.base.Backoff;
import io.joule.base.Clock;
import io.joule.base.Each;
import io.joule.base.Sql;
import io.joule.chaintx.ChainTxService;
import io.joule.chaintx.Purpose;
import io.joule.keys.SigningRefused;
import io.joule.order.Order;
import io.joule.order.OrderConfig;
import io.joule.order.OrderEvent;
import io.joule.order.OrderSql;
import io.joule.order.OrderStatus;
import io.joule.tron.SignedTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Signs planned delegations, writes them down with what that means for the order, and sends them. */
@ApplicationScoped
class Deliverer {

    private static final Logger LOG = Logger.getLogger(Deliverer.class);

    private final Sql sql;
    private final OrderSql orders;
    private final DelegationSql delegations;
    private final ChainTxService chain;
    private final FailedDelivery failed;
    private final Clock clock;
    private final EngineConfig engine;
    private final Backoff backoff;
    private final int maxAttempts;

    Deliverer(
            Sql sql,
            OrderSql orders,
            DelegationSql delegations,
            ChainTxService chain,
            FailedDelivery failed,
            Clock clock,
            EngineConfig engine,
            OrderConfig config) {
        this.sql = sql;
        this.orders = orders;
        this.delegations = delegations;
        this.chain = chain;
        this.failed = failed;
        this.clock = clock;
        this.engine = engine;
        this.backoff = new Backoff(config.retryAfter(), config.retryAtMost());
        this.maxAttempts = config.maxAttempts();
    }

    /** True when there may be more to do at once. */
    Uni<Boolean> deliver() {
        return delegations
                .claim(
                        sql.pool(),
                        DelegationStatus.PLANNED,
                        clock.now(),
                        clock.now().plus(engine.claim()),
                        engine.batch())
                .chain(planned -> Each.atOnce(planned, engine.atOnce(), this::deliver)
                        .replaceWith(planned.size() == engine.batch()));
    }

    private Uni<Void> deliver(Delegation planned) {
        return chain.prepare(planned.delegatePlan())
                .chain(signed ->
                        sql.transaction(tx -> write(tx, planned, signed)).chain(written -> send(written)))
                .onFailure()
                .recoverWithUni(e -> notSigned(planned, e));
    }

    /** Empty when the order was ended, or the delegation claimed by another instance, in the meantime. */
    private Uni<Optional<SignedTransaction>> write(SqlConnection tx, Delegation planned, SignedTransaction signed) {
        return orders.lock(tx, planned.order()).chain(found -> {
            Optional<OrderStatus> next =
                    found.flatMap(o -> OrderStatus.TABLE.next(o.status(), OrderEvent.DELIVERY_BEGAN));
            return next.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : write(tx, planned, signed, found.get(), next.get());
        });
    }

    private Uni<Optional<SignedTransaction>> write(
            SqlConnection tx, Delegation planned, SignedTransaction signed, Order order, OrderStatus next) {
        return delegations
                .move(tx, planned, DelegationStatus.SENT)
                .chain(mine -> !mine
                        ? Uni.createFrom().item(Optional.empty())
                        : orders.setStatus(tx, order.id(), next)
                                .chain(() -> chain.write(tx, Purpose.DELEGATE, planned.id(), planned.wallet(), signed))
                                .replaceWith(Optional.of(signed)));
    }

    private Uni<Void> send(Optional<SignedTransaction> written) {
        return written.isEmpty() ? Uni.createFrom().voidItem() : chain.send(written.get());
    }

    private Uni<Void> notSigned(Delegation planned, Throwable e) {
        LOG.warnf("delegation %s could not be signed or written down: %s", planned.id(), e.getMessage());
        boolean refused = e instanceof SigningRefused;
        if (refused || planned.attempts() + 1 >= maxAttempts) {
            Trouble trouble = refused ? Trouble.PERMISSION : Trouble.PASSING;
            return sql.transaction(tx -> failed.beforeSigning(tx, planned, trouble, e.getMessage()));
        }
        return delegations.postpone(
                sql.pool(), planned, e.getMessage(), clock.now().plus(backoff.after(planned.attempts())));
    }
}
