package io.joule.payout;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.money.Money;
import io.joule.payout.RefundedPaymentSql.Unmatched;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Sends unmatched payments back to who sent them, on the operator's word. */
@ApplicationScoped
public class Refunds {

    private final Sql sql;
    private final PayoutSql payouts;
    private final RefundedPaymentSql payments;
    private final Funds funds;
    private final PayoutLimits limits;
    private final PayoutConfig config;
    private final Clock clock;

    Refunds(
            Sql sql,
            PayoutSql payouts,
            RefundedPaymentSql payments,
            Funds funds,
            PayoutLimits limits,
            PayoutConfig config,
            Clock clock) {
        this.sql = sql;
        this.payouts = payouts;
        this.payments = payments;
        this.funds = funds;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sends an open payment back: all of it, less what is kept for the network. Of any number of calls at once, one
     * does it.
     *
     * @return failing with a {@link Refusal}; nothing has happened then
     */
    public Uni<Payout> refund(UUID payment, Actor by) {
        Switch.check(config);
        return payments.find(sql.pool(), payment)
                .map(found -> open(found.orElseThrow(Refunds::unknown)))
                .chain(open -> {
                    Payout refund = plan(payment, open.sender(), open.amount().orElseThrow());
                    refuseAboveCap(refund.sent());
                    return funds.find(refund.recipient(), refund.sent())
                            .invoke(Refunds::refuseUnlessReady)
                            .chain(() -> sql.transaction(tx -> write(tx, refund, by)));
                })
                .chain(id -> get(id));
    }

    public Uni<Payout> get(UUID id) {
        return payouts.find(sql.pool(), id).map(Refunds::known);
    }

    /** Newest first. */
    public Uni<List<Payout>> list(Optional<PayoutStatus> status, Optional<UUID> before, int limit) {
        return payouts.list(
                sql.pool(), new PayoutFilter(PayoutKind.REFUND, OptionalLong.empty(), status, before), limit);
    }

    private Uni<UUID> write(SqlConnection tx, Payout refund, Actor by) {
        UUID payment = refund.unmatched().orElseThrow();
        return payments.begin(tx, payment, by.name(), refund.createdAt())
                .invoke(Refunds::refuseClosed)
                .chain(() -> payouts.insert(tx, refund, null))
                .chain(() -> Sql.notify(tx, Topic.PAYOUTS))
                .chain(() -> Audit.record(
                        tx,
                        refund.createdAt(),
                        by,
                        "unmatched_payment.refund_asked",
                        payment.toString(),
                        Map.of(
                                "refund",
                                refund.id().toString(),
                                "to",
                                refund.recipient().toString(),
                                "amount",
                                refund.amount().toString(),
                                "sent",
                                refund.sent().toString())))
                .replaceWith(refund.id());
    }

    private Payout plan(UUID payment, TronAddress sender, Money amount) {
        Money fee = limits.refundFee(amount.asset());
        if (amount.compareTo(fee) <= 0) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "refund_below_cost",
                    amount + " is not more than the " + fee + " that are kept for the network.");
        }
        Instant now = clock.now();
        return new Payout(
                Ids.next(),
                PayoutKind.REFUND,
                OptionalLong.empty(),
                Optional.of(payment),
                sender,
                amount,
                fee,
                PayoutStatus.APPROVED,
                false,
                now,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private static Unmatched open(Unmatched found) {
        if (found.amount().isEmpty()) {
            throw new Refusal(
                    Kind.CONFLICT, "token_not_accepted", "This token is not accepted here: it can't be sent back.");
        }
        refuseClosed(found.state().equals("open"));
        return found;
    }

    static Payout known(Optional<Payout> found) {
        return found.filter(p -> p.kind() == PayoutKind.REFUND)
                .orElseThrow(() -> new Refusal(Kind.NOT_FOUND, "refund_not_found", "There is no such refund."));
    }

    /** It would wait for ever: no day has room for it. */
    private void refuseAboveCap(Money sent) {
        Money cap = limits.desksDay(sent.asset());
        if (sent.compareTo(cap) > 0) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "above_daily_cap",
                    "No more than " + cap + " may leave in 24 hours: raise joule.payout.daily-"
                            + sent.asset().name().toLowerCase(Locale.ROOT) + " to send this back.");
        }
    }

    private static void refuseUnlessReady(Funding funding) {
        if (funding instanceof Funding.Short lack) {
            throw new Refusal(Kind.CONFLICT, lack.code(), lack.why());
        }
        if (funding instanceof Funding.Impossible never) {
            String code = never.code().equals("recipient_is_contract") ? "sender_is_contract" : never.code();
            throw new Refusal(Kind.CONFLICT, code, never.why());
        }
    }

    private static void refuseClosed(boolean open) {
        if (!open) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "unmatched_payment_closed",
                    "This payment is not open any more: it was credited, or is going back.");
        }
    }

    private static Refusal unknown() {
        return new Refusal(Kind.NOT_FOUND, "unmatched_payment_not_found", "There is no such unmatched payment.");
    }
}
