package io.joule.payout;

import io.joule.base.Backoff;
import io.joule.base.Clock;
import io.joule.base.Each;
import io.joule.base.Sql;
import io.joule.chaintx.ChainTxService;
import io.joule.keys.SigningRefused;
import io.joule.money.Money;
import io.joule.tron.SignedTransaction;
import io.joule.tron.TransactionPlan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Signs approved payouts, writes them down, and sends them; gives up those that can't be sent. */
@ApplicationScoped
class PayoutSender {

    private static final Logger LOG = Logger.getLogger(PayoutSender.class);
    private static final Duration DAY = Duration.ofHours(24);

    private final Sql sql;
    private final PayoutSql payouts;
    private final CustomerLimitSql customers;
    private final PayoutOutcome outcome;
    private final Funds funds;
    private final ChainTxService chain;
    private final PayoutLimits limits;
    private final PayoutConfig config;
    private final Clock clock;
    private final Backoff backoff;

    PayoutSender(
            Sql sql,
            PayoutSql payouts,
            CustomerLimitSql customers,
            PayoutOutcome outcome,
            Funds funds,
            ChainTxService chain,
            PayoutLimits limits,
            PayoutConfig config,
            Clock clock) {
        this.sql = sql;
        this.payouts = payouts;
        this.customers = customers;
        this.outcome = outcome;
        this.funds = funds;
        this.chain = chain;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
        this.backoff = new Backoff(config.retryAfter(), config.retryAtMost());
    }

    /** True when there may be more to do at once. */
    Uni<Boolean> work() {
        if (!config.enabled()) {
            return Uni.createFrom().item(false);
        }
        return payouts.approveDue(sql.pool(), clock.now(), config.batch())
                .chain(approved -> claim().chain(due -> Each.inTurn(due, this::send)
                        .replaceWith(approved == config.batch() || due.size() == config.batch())));
    }

    private Uni<List<Payout>> claim() {
        Instant now = clock.now();
        return payouts.claim(sql.pool(), now, now.plus(config.claim()), config.batch());
    }

    private Uni<Void> send(Payout p) {
        return chain.isClear(p.kind().purpose(), p.id())
                .chain(clear -> clear
                        ? proven(p)
                        : wait(p, "what was signed before may still take effect", config.retryAfter()))
                .onFailure()
                .recoverWithUni(e -> notSigned(p, e));
    }

    /** An address may have passed to somebody else since it was named. */
    private Uni<Void> proven(Payout p) {
        Uni<Boolean> proven = p.customer().isPresent()
                ? customers.isProven(sql.pool(), p.customer().getAsLong(), p.recipient())
                : Uni.createFrom().item(true);
        return proven.chain(yes -> {
            if (!yes) {
                return giveUp(p, "address_not_proven", "The address is not proven to be the customer's any more.");
            }
            return p.attempts() >= config.maxAttempts()
                    ? giveUp(p, "not_sent", p.trouble().orElse("It could not be sent."))
                    : funds.find(p.recipient(), p.sent()).chain(funding -> funded(p, funding));
        });
    }

    /** A refund that can't be funded is open again at once; a withdrawal waits, and its customer can call it off. */
    private Uni<Void> funded(Payout p, Funding funding) {
        if (funding instanceof Funding.Ready ready) {
            return sign(p, ready.plan());
        }
        if (funding instanceof Funding.Short lack) {
            LOG.warnf("%s %s waits: %s", p.kind().word(), p.id(), lack.why());
            return p.kind() == PayoutKind.REFUND
                    ? giveUp(p, lack.code(), lack.why())
                    : wait(p, lack.why(), config.retryAtMost());
        }
        Funding.Impossible never = (Funding.Impossible) funding;
        return giveUp(p, never.code(), never.why());
    }

    private Uni<Void> sign(Payout p, TransactionPlan plan) {
        return chain.prepare(plan)
                .chain(signed -> sql.transaction(tx -> write(tx, p, plan, signed)))
                .chain(written -> written.map(chain::send)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Empty when it was moved or claimed since, or may not leave today. */
    private Uni<Optional<SignedTransaction>> write(
            SqlConnection tx, Payout p, TransactionPlan plan, SignedTransaction signed) {
        Money cap = limits.desksDay(p.amount().asset());
        return payouts.outflow(tx, p.amount().asset(), clock.now().minus(DAY)).chain(left -> {
            if (p.sent().plus(new Money(cap.asset(), left)).compareTo(cap) > 0) {
                LOG.warnf(
                        "%s %s waits: no more than %s may leave in 24 hours",
                        p.kind().word(), p.id(), cap);
                return payouts.postpone(
                                tx,
                                p,
                                "no more than " + cap + " may leave in 24 hours",
                                0,
                                clock.now().plus(config.retryAtMost()))
                        .replaceWith(Optional.empty());
            }
            return payouts.sending(tx, p, plan.owner(), clock.now())
                    .chain(mine -> !mine
                            ? Uni.createFrom().item(Optional.empty())
                            : chain.write(tx, p.kind().purpose(), p.id(), plan.owner(), signed)
                                    .replaceWith(Optional.of(signed)));
        });
    }

    private Uni<Void> giveUp(Payout p, String code, String why) {
        return sql.transaction(tx -> payouts.holds(tx, p)
                .chain(mine -> mine
                        ? outcome.giveUp(tx, p, code, why)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> wait(Payout p, String trouble, Duration wait) {
        return payouts.postpone(sql.pool(), p, trouble, 0, clock.now().plus(wait));
    }

    private Uni<Void> notSigned(Payout p, Throwable e) {
        LOG.warnf("%s %s could not be sent: %s", p.kind().word(), p.id(), e.getMessage());
        int attempts = e instanceof SigningRefused ? 1 : 0;
        return payouts.postpone(
                sql.pool(), p, e.getMessage(), attempts, clock.now().plus(backoff.after(p.attempts())));
    }
}
