package io.joule.payout;

import io.joule.audit.Actor;
import io.joule.base.Check;
import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What the operator decides about a refund before it is sent. */
@ApplicationScoped
public class RefundDesk {

    private final Sql sql;
    private final PayoutSql payouts;
    private final RefundedPaymentSql payments;
    private final Clock clock;

    RefundDesk(Sql sql, PayoutSql payouts, RefundedPaymentSql payments, Clock clock) {
        this.sql = sql;
        this.payouts = payouts;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * Called off before anything was signed; its payment is open again in the same SQL transaction.
     *
     * @return failing with {@code refund_not_open} once a transaction was signed for it, or when it has ended
     */
    public Uni<Payout> cancel(UUID id, Actor by) {
        return sql.transaction(tx -> payouts.lock(tx, id)
                        .map(Refunds::known)
                        .call(p -> refuseSigned(tx, p))
                        .chain(p -> end(tx, p, by)))
                .chain(() -> payouts.find(sql.pool(), id))
                .map(Refunds::known);
    }

    private Uni<Void> end(SqlConnection tx, Payout p, Actor by) {
        PayoutStatus to =
                PayoutStatus.TABLE.next(p.status(), PayoutEvent.CANCELLED).orElseThrow(() -> notOpen(p));
        return payouts.end(tx, p.id(), p.status(), to, null, "cancelled", clock.now())
                .chain(() -> payments.reopen(tx, p.unmatched().orElseThrow(), "cancelled"))
                .invoke(moved -> Check.that(moved, "the payment of refund %s is not going back", p.id()))
                .chain(() -> PayoutAudit.record(tx, clock.now(), by, "refund.cancelled", p));
    }

    /** What was signed once may have left, whatever its status is now: only the chain ends it. */
    private Uni<Boolean> refuseSigned(SqlConnection tx, Payout p) {
        return payouts.wasSigned(tx, p.id()).invoke(signed -> {
            if (signed) {
                throw notOpen(p);
            }
        });
    }

    private static Refusal notOpen(Payout p) {
        return new Refusal(
                Kind.CONFLICT,
                "refund_not_open",
                "Only a refund that nothing was signed for can be cancelled; this one is "
                        + p.status().word() + ".");
    }
}
