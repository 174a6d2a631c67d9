package io.joule.payout;

import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Money;
import io.joule.tron.AccountState;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Takes requests for withdrawals, and shows them. What happens to them later is {@link WithdrawalDesk}'s. */
@ApplicationScoped
public class Withdrawals {

    private static final Duration DAY = Duration.ofHours(24);

    private final Sql sql;
    private final PayoutSql payouts;
    private final CustomerLimitSql customerLimits;
    private final Customers customers;
    private final Ledger ledger;
    private final TronNetwork chain;
    private final PayoutLimits limits;
    private final PayoutConfig config;
    private final Clock clock;

    Withdrawals(
            Sql sql,
            PayoutSql payouts,
            CustomerLimitSql customerLimits,
            Customers customers,
            Ledger ledger,
            TronNetwork chain,
            PayoutLimits limits,
            PayoutConfig config,
            Clock clock) {
        this.sql = sql;
        this.payouts = payouts;
        this.customerLimits = customerLimits;
        this.customers = customers;
        this.ledger = ledger;
        this.chain = chain;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Holds the money and waits, in one SQL transaction: for the delay, and above the threshold for the operator.
     *
     * @return failing with a {@link Refusal} that says what is wrong; nothing has happened then
     */
    public Uni<Asked> request(WithdrawalRequest request) {
        Customers.check(request.customer());
        return known(request)
                .chain(before -> before.isPresent() ? Uni.createFrom().item(before.get()) : take(request));
    }

    public Uni<Payout> get(UUID id) {
        return payouts.find(sql.pool(), id).map(Withdrawals::known);
    }

    /** Newest first. */
    public Uni<List<Payout>> list(
            OptionalLong customer, Optional<PayoutStatus> status, Optional<UUID> before, int limit) {
        return payouts.list(sql.pool(), new PayoutFilter(PayoutKind.WITHDRAWAL, customer, status, before), limit);
    }

    private Uni<Asked> take(WithdrawalRequest request) {
        Switch.check(config);
        if (request.amount().compareTo(limits.minimum()) < 0) {
            throw refuse(
                    Kind.INVALID, "below_minimum", "amount", "The smallest withdrawal is " + limits.minimum() + ".");
        }
        return chain.account(request.address())
                .map(account -> fee(request, account))
                .chain(fee -> sql.transaction(tx -> take(tx, request, fee)))
                .chain(this::get)
                .map(p -> new Asked(p, false))
                .onFailure(Withdrawals::keyWasTaken)
                .recoverWithUni(() -> known(request).map(Optional::orElseThrow));
    }

    private Uni<UUID> take(SqlConnection tx, WithdrawalRequest request, Money fee) {
        Instant now = clock.now();
        return customers
                .ensure(tx, request.customer())
                .chain(() -> customerLimits.isProven(tx, request.customer(), request.address()))
                .invoke(Withdrawals::refuseUnproven)
                .chain(() -> customerLimits.withdrawn(tx, request.customer(), now.minus(DAY)))
                .invoke(before -> refuseAbove(request.amount(), before))
                .map(before -> plan(request, fee, request.amount().plus(Money.trx(before)), now))
                .chain(p -> write(tx, p, request).replaceWith(p.id()));
    }

    private Uni<Void> write(SqlConnection tx, Payout p, WithdrawalRequest request) {
        return payouts.insert(tx, p, request.key().orElse(null))
                .chain(() -> ledger.hold(tx, request.customer(), p.amount(), p.id()))
                .chain(() -> Sql.notify(tx, Topic.PAYOUTS))
                .chain(() -> PayoutAudit.record(tx, p.createdAt(), request.by(), "withdrawal.requested", p));
    }

    private Money fee(WithdrawalRequest request, Optional<AccountState> account) {
        if (account.map(AccountState::contract).orElse(false)) {
            throw refuse(Kind.INVALID, "address_is_contract", "address", "Money can't be sent to a contract.");
        }
        Money fee = limits.withdrawalFee(account.isPresent());
        if (request.amount().compareTo(fee) <= 0) {
            throw refuse(Kind.INVALID, "below_cost", "amount", "The network alone takes " + fee + ".");
        }
        return fee;
    }

    /** @param inADay what the customer asked for in 24 hours, this one included: no splitting passes the operator by */
    private Payout plan(WithdrawalRequest request, Money fee, Money inADay, Instant now) {
        return new Payout(
                Ids.next(),
                PayoutKind.WITHDRAWAL,
                OptionalLong.of(request.customer()),
                Optional.empty(),
                request.address(),
                request.amount(),
                fee,
                PayoutStatus.REQUESTED,
                limits.needsApproval(inADay),
                now.plus(config.withdrawalDelay()),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** What the same request got before. */
    private Uni<Optional<Asked>> known(WithdrawalRequest request) {
        if (request.key().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Idempotency key = request.key().get();
        return payouts.byKey(sql.pool(), key)
                .map(found -> found.map(known -> {
                    if (!known.requestHash().equals(key.requestHash())) {
                        throw new Refusal(
                                Kind.INVALID,
                                "idempotency_key_reused",
                                "This Idempotency-Key was used for another request.");
                    }
                    return new Asked(known.payout(), true);
                }));
    }

    static Payout known(Optional<Payout> found) {
        return found.filter(p -> p.kind() == PayoutKind.WITHDRAWAL).orElseThrow(Withdrawals::unknown);
    }

    /** Nobody has this one. */
    public static Refusal unknown() {
        return new Refusal(Kind.NOT_FOUND, "withdrawal_not_found", "There is no such withdrawal.");
    }

    private void refuseAbove(Money amount, long before) {
        Money left = limits.customersDay().minus(Money.trx(before));
        if (amount.compareTo(left) > 0) {
            Money shown = left.isPositive() ? left : Money.zero(left.asset());
            throw refuse(
                    Kind.CONFLICT,
                    "daily_limit",
                    "amount",
                    "In 24 hours " + limits.customersDay() + " may be withdrawn; " + shown + " are left.");
        }
    }

    private static void refuseUnproven(boolean proven) {
        if (!proven) {
            throw refuse(
                    Kind.CONFLICT,
                    "address_not_proven",
                    "address",
                    "This address is not proven by a signature to be this customer's.");
        }
    }

    private static boolean keyWasTaken(Throwable failure) {
        return failure instanceof PgException pg && PayoutSql.ONCE_PER_KEY.equals(pg.getConstraint());
    }

    private static Refusal refuse(Kind kind, String code, String field, String detail) {
        return new Refusal(kind, code, field, detail);
    }
}
