package io.joule.payout;

import io.joule.audit.Actor;
import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.ledger.Ledger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** What customers and the operator decide about a withdrawal before it is sent. Each is one SQL transaction. */
@ApplicationScoped
public class WithdrawalDesk {

    private final Sql sql;
    private final PayoutSql payouts;
    private final Ledger ledger;
    private final Clock clock;

    WithdrawalDesk(Sql sql, PayoutSql payouts, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.payouts = payouts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The operator's word for it; it is sent when its delay is over, too. */
    public Uni<Payout> approve(UUID id, Actor by) {
        return sql.transaction(tx -> payouts.lock(tx, id)
                        .map(Withdrawals::known)
                        .chain(p -> {
                            next(p, PayoutEvent.APPROVED, "Only a requested withdrawal can be approved");
                            return payouts.approve(tx, id, clock.now())
                                    .chain(() -> Sql.notify(tx, Topic.PAYOUTS))
                                    .chain(() -> PayoutAudit.record(tx, clock.now(), by, "withdrawal.approved", p));
                        }))
                .chain(() -> find(id));
    }

    /** The operator says no; the money is free again. */
    public Uni<Payout> reject(UUID id, String reason, Actor by) {
        return end(id, PayoutEvent.REJECTED, "Only a requested withdrawal can be rejected", reason, by);
    }

    /** Called off before anything was signed; the money is free again. */
    public Uni<Payout> cancel(UUID id, Actor by) {
        return end(
                id, PayoutEvent.CANCELLED, "Only a withdrawal that was not sent yet can be cancelled", "cancelled", by);
    }

    private Uni<Payout> end(UUID id, PayoutEvent event, String rule, String reason, Actor by) {
        return sql.transaction(tx -> payouts.lock(tx, id)
                        .map(Withdrawals::known)
                        .call(p -> refuseSigned(tx, p, rule))
                        .chain(p -> end(tx, p, next(p, event, rule), reason, by)))
                .chain(() -> find(id));
    }

    private Uni<Void> end(SqlConnection tx, Payout p, PayoutStatus to, String reason, Actor by) {
        return payouts.end(tx, p.id(), p.status(), to, null, reason, clock.now())
                .chain(() -> ledger.release(tx, p.id(), reason))
                .chain(() -> PayoutAudit.record(
                        tx, clock.now(), by, "withdrawal." + to.word(), p, Map.of("reason", reason)));
    }

    /** What was signed once may have left, whatever its status is now: only the chain ends it. */
    private Uni<Boolean> refuseSigned(SqlConnection tx, Payout p, String rule) {
        return payouts.wasSigned(tx, p.id()).invoke(signed -> {
            if (signed) {
                throw refuse(rule, p);
            }
        });
    }

    private Uni<Payout> find(UUID id) {
        return payouts.find(sql.pool(), id).map(Withdrawals::known);
    }

    private static PayoutStatus next(Payout p, PayoutEvent event, String rule) {
        return PayoutStatus.TABLE.next(p.status(), event).orElseThrow(() -> refuse(rule, p));
    }

    private static Refusal refuse(String rule, Payout p) {
        return new Refusal(
                Kind.CONFLICT,
                "withdrawal_not_open",
                rule + "; this one is " + p.status().word() + ".");
    }
}
