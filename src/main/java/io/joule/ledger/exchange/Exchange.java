package io.joule.ledger.exchange;

import io.joule.base.Check;
import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.money.Asset;
import io.joule.money.ExchangeRate;
import io.joule.money.Money;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gives TRX for a customer's available USDT. A rate that can't be one stops the start. */
@Startup
@ApplicationScoped
public class Exchange {

    private final Sql sql;
    private final Clock clock;
    private final Optional<ExchangeRate> rate;
    private final ExchangeSql rows = new ExchangeSql();

    Exchange(Sql sql, Clock clock, ExchangeConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.rate = config.trxPerUsdt().map(ExchangeRate::new);
    }

    /** Empty while USDT are not exchanged here. */
    public Optional<ExchangeRate> rate() {
        return rate;
    }

    /** The TRX for these USDT; empty when they are not exchanged here, or are worth less than 1 sun. */
    public Optional<Money> gives(Money usdt) {
        return rate.map(known -> known.trxFor(usdt)).filter(Money::isPositive);
    }

    /**
     * Exchanges for exactly what was agreed. Fails with a {@link Refusal}, and nothing has happened then:
     * {@code exchange_closed}, {@code price_changed}, {@code insufficient_funds}, {@code idempotency_key_reused}.
     *
     * @param usdt what the customer gives
     * @param agreed the only TRX for it that the customer agreed to; empty for whatever the rate gives
     * @param key the same again is the same exchange, and moves money once
     */
    public Uni<Exchanged> exchange(long customer, Money usdt, Optional<Money> agreed, String key) {
        Check.argument(usdt.asset() == Asset.USDT && usdt.isPositive(), "USDT above zero are exchanged, not %s", usdt);
        return rows.byKey(sql.pool(), customer, key)
                .chain(known ->
                        known.isPresent() ? Uni.createFrom().item(known.get()) : insert(customer, usdt, agreed, key))
                .map(done -> same(done, usdt));
    }

    private Uni<Exchanged> insert(long customer, Money usdt, Optional<Money> agreed, String key) {
        Money trx = rate.orElseThrow(Exchange::closed).trxFor(usdt);
        if (!trx.isPositive()) {
            throw new Refusal(Kind.INVALID, "amount_too_small", "amount", usdt + " are worth less than 1 sun.");
        }
        if (!trx.equals(agreed.orElse(trx))) {
            throw new Refusal(Kind.CONFLICT, "price_changed", usdt + " is " + trx + " now.");
        }
        Exchanged one = new Exchanged(Ids.next(), customer, usdt, trx, clock.now(), false);
        return sql.transaction(tx -> rows.insert(tx, one, key))
                .chain(() -> rows.byKey(sql.pool(), customer, key))
                .map(Optional::orElseThrow)
                .map(done -> done.id().equals(one.id()) ? done.anew() : done);
    }

    private static Exchanged same(Exchanged done, Money usdt) {
        if (!done.given().equals(usdt)) {
            throw new Refusal(
                    Kind.INVALID, "idempotency_key_reused", "This Idempotency-Key was used for another request.");
        }
        return done;
    }

    private static Refusal closed() {
        return new Refusal(Kind.CONFLICT, "exchange_closed", "USDT are not exchanged here.");
    }
}
