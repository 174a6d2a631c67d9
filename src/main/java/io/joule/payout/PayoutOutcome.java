package io.joule.payout;

import io.joule.audit.Actor;
import io.joule.base.Check;
import io.joule.base.Clock;
import io.joule.chaintx.ChainTx;
import io.joule.ledger.Ledger;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** How payouts end; each end settles the money in the caller's SQL transaction. */
@ApplicationScoped
class PayoutOutcome {

    private static final Logger LOG = Logger.getLogger(PayoutOutcome.class);

    private final PayoutSql payouts;
    private final RefundedPaymentSql payments;
    private final Ledger ledger;
    private final Clock clock;

    PayoutOutcome(PayoutSql payouts, RefundedPaymentSql payments, Ledger ledger, Clock clock) {
        this.payouts = payouts;
        this.payments = payments;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The final chain has it: only now does the money leave the books. */
    Uni<Void> paid(SqlConnection sql, ChainTx tx) {
        return payouts.end(sql, tx.subject(), PayoutStatus.SENDING, PayoutStatus.DONE, null, null, clock.now())
                .chain(moved -> {
                    Check.that(moved.isPresent(), "payout %s was paid and is not being sent", tx.subject());
                    Payout p = moved.get();
                    return left(sql, p, tx)
                            .chain(() -> burned(sql, tx))
                            .chain(() -> PayoutAudit.record(
                                    sql,
                                    clock.now(),
                                    Actor.SYSTEM,
                                    p.kind().word() + ".done",
                                    p,
                                    Map.of("tx", txId(tx))));
                });
    }

    /** In the final chain, and failed: nothing was paid but the network's fee. */
    Uni<Void> callFailed(SqlConnection sql, ChainTx tx) {
        return fail(
                        sql,
                        tx.subject(),
                        PayoutStatus.SENDING,
                        "call_failed",
                        "The token's contract failed in transaction " + txId(tx) + "; nothing was sent.")
                .call(() -> burned(sql, tx))
                .chain(p -> failed(sql, p));
    }

    /** Given up before it was signed, or after proof that what was signed can't take effect. */
    Uni<Void> giveUp(SqlConnection sql, Payout p, String code, String why) {
        return fail(sql, p.id(), PayoutStatus.APPROVED, code, why).chain(failed -> failed(sql, failed));
    }

    private Uni<Payout> fail(SqlConnection sql, UUID id, PayoutStatus from, String code, String why) {
        return payouts.end(sql, id, from, PayoutStatus.FAILED, code, why, clock.now())
                .map(moved -> {
                    Check.that(moved.isPresent(), "payout %s is not %s any more", id, from.word());
                    return moved.get();
                })
                .call(p -> back(sql, p, why));
    }

    private Uni<Void> failed(SqlConnection sql, Payout p) {
        LOG.warnf("%s %s failed: %s", p.kind().word(), p.id(), p.trouble().orElse(""));
        return PayoutAudit.record(
                sql,
                clock.now(),
                Actor.SYSTEM,
                p.kind().word() + ".failed",
                p,
                Map.of("reason", p.trouble().orElse("")));
    }

    private Uni<Void> left(SqlConnection sql, Payout p, ChainTx tx) {
        return switch (p.kind()) {
            case WITHDRAWAL -> ledger.withdraw(sql, p.id(), p.fee(), "to " + p.recipient() + " in " + txId(tx));
            case REFUND ->
                isMoved(payments.done(sql, p.unmatched().orElseThrow(), clock.now()), p)
                        .chain(() -> ledger.payBack(sql, p.id(), p.amount(), p.fee(), "to " + p.recipient()));
        };
    }

    private Uni<Void> back(SqlConnection sql, Payout p, String why) {
        return switch (p.kind()) {
            case WITHDRAWAL -> ledger.release(sql, p.id(), why);
            case REFUND -> isMoved(payments.reopen(sql, p.unmatched().orElseThrow(), why), p);
        };
    }

    private Uni<Void> burned(SqlConnection sql, ChainTx tx) {
        Money fee = Money.trx(tx.block().feeSun());
        return fee.isPositive()
                ? ledger.networkFee(sql, txId(tx), fee)
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> isMoved(Uni<Boolean> moved, Payout p) {
        return moved.invoke(yes -> Check.that(yes, "the payment of refund %s is not going back", p.id()))
                .replaceWithVoid();
    }

    private static String txId(ChainTx tx) {
        return tx.signed().id().hex();
    }
}
