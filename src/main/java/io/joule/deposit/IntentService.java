package io.joule.deposit;

import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.deposit.DepositRefusal.DepositsClosed;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.Network;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Payments that customers announce: each gets an amount of its own, by which it is known when it comes. */
@ApplicationScoped
public class IntentService {

    private static final int TRIES = 5;

    private final Sql sql;
    private final Customers customers;
    private final DepositAddress address;
    private final Network network;
    private final DepositConfig config;
    private final Clock clock;
    private final IntentSql intents = new IntentSql();
    private final IntentAmounts amounts;

    @Inject
    public IntentService(
            Sql sql, Customers customers, DepositAddress address, Network network, DepositConfig config, Clock clock) {
        this(sql, customers, address, network, config, clock, new IntentAmounts(new SecureRandom()));
    }

    IntentService(
            Sql sql,
            Customers customers,
            DepositAddress address,
            Network network,
            DepositConfig config,
            Clock clock,
            IntentAmounts amounts) {
        this.amounts = amounts;
        this.sql = sql;
        this.customers = customers;
        this.address = address;
        this.network = network;
        this.config = config;
        this.clock = clock;
    }

    /** Announces a payment. Fails with a {@link Refusal} that says what is wrong with it. */
    public Uni<DepositIntent> open(long customer, Money asked) {
        Customers.check(customer);
        TronAddress pay = payTo();
        check(asked);
        return sql.transaction(tx -> customers
                .ensure(tx, customer)
                .chain(() -> intents.open(tx, customer))
                .invoke(this::refuseTooMany)
                .chain(() -> insert(tx, draft(customer, pay, asked), 0)));
    }

    /** One of this customer's. */
    public Uni<DepositIntent> get(long customer, UUID id) {
        return Uni.createFrom()
                .deferred(() -> intents.find(sql.pool(), customer, id, payTo()))
                .map(found -> found.orElseThrow(() ->
                        new Refusal(Kind.NOT_FOUND, "deposit_intent_not_found", "There is no such deposit intent.")));
    }

    /** This customer's, newest first; those before {@code before} when it is given. */
    public Uni<List<DepositIntent>> list(long customer, Optional<UUID> before, int limit) {
        return Uni.createFrom()
                .deferred(() -> intents.list(sql.pool(), customer, before.orElse(IntentSql.LAST), limit, payTo()));
    }

    private Uni<DepositIntent> insert(SqlConnection tx, DepositIntent draft, int tries) {
        Instant reservedUntil = draft.expiresAt().plus(config.reservedAfter());
        long[] drawn = amounts.draw(draft.asked().micros(), tries);
        return intents.insert(tx, draft, reservedUntil, drawn).chain(made -> {
            if (made.isPresent()) {
                return Uni.createFrom().item(made.get());
            }
            return tries + 1 < TRIES
                    ? insert(tx, draft, tries + 1)
                    : Uni.createFrom().failure(noAmountFree());
        });
    }

    private DepositIntent draft(long customer, TronAddress pay, Money asked) {
        Instant now = clock.now();
        Instant end = now.plus(config.expiry());
        return new DepositIntent(Ids.next(), customer, pay, asked, asked, IntentStatus.OPEN, now, end);
    }

    private void check(Money asked) {
        if (asked.asset() == Asset.USDT && network.usdtContract().isEmpty()) {
            throw new Refusal(Kind.INVALID, "currency_not_accepted", "currency", "USDT is not taken on this network.");
        }
        long least = Minimum.micros(config);
        if (asked.micros() < least) {
            String amount = new Money(asked.asset(), least).toString();
            throw new Refusal(Kind.INVALID, "out_of_range", "amount", "amount must be at least " + amount + ".");
        }
        if (asked.micros() % IntentAmounts.STEP != 0) {
            throw new Refusal(Kind.INVALID, "out_of_range", "amount", "amount must have at most two decimals.");
        }
    }

    private void refuseTooMany(long open) {
        if (open >= config.openPerCustomer()) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "too_many_open_intents",
                    "There are " + open + " open deposit intents already: pay one, or wait until one expires.");
        }
    }

    private static Refusal noAmountFree() {
        return new Refusal(
                Kind.CONFLICT, "amount_not_free", "amount", "Too many announced just this amount: choose another one.");
    }

    private TronAddress payTo() {
        return address.get().orElseThrow(DepositsClosed::new);
    }
}
