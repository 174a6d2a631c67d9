package io.joule.bot;

import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.order.Order;
import io.joule.order.OrderFilter;
import io.joule.order.OrderService;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What tests of the shop need beside the people who talk: money, and a look behind the counter. */
public abstract class Shop {

    protected static final String RECEIVER =
            DemoNetwork.find("customer-1").orElseThrow().address().toString();

    @Inject
    protected SandboxTelegram sandbox;

    @Inject
    protected Sql sql;

    @Inject
    protected OrderService orders;

    @Inject
    Customers customers;

    @Inject
    Ledger ledger;

    protected Talk english() {
        return Talk.stranger(sandbox, "en");
    }

    protected Talk chinese() {
        return Talk.stranger(sandbox, "zh-hans");
    }

    /** With so much TRX on the balance. */
    protected Talk with(long trx, Talk person) {
        OnEventLoop.run(() -> sql.transaction(tx -> customers
                .ensure(tx, person.id())
                .chain(() -> ledger.deposit(
                        tx, person.id(), Money.trx(trx * 1_000_000), "test:" + person.id(), "for a test"))));
        return person;
    }

    protected Money available(Talk person) {
        return OnEventLoop.run(() -> ledger.balance(person.id())).get(Asset.TRX).available();
    }

    /** Newest first. */
    protected List<Order> ordersOf(Talk person) {
        OrderFilter filter = new OrderFilter(OptionalLong.of(person.id()), Optional.empty(), Optional.empty());
        return OnEventLoop.run(() -> orders.list(filter, 100)).orders();
    }

    /** No wallet takes orders meanwhile: they wait. */
    protected void whileSoldOut(Runnable work) {
        execute("update supplier_wallet set state = 'draining'");
        try {
            work.run();
        } finally {
            execute("update supplier_wallet set state = 'enabled'");
        }
    }

    /** Its time to find energy is over. */
    protected void expireOrdersOf(Talk person) {
        execute("update energy_order set expires_at = now(), next_attempt_at = now() where customer_id = "
                + person.id());
    }

    protected long number(String query) {
        return OnEventLoop.run(() -> sql.pool().query(query).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    protected void execute(String statement) {
        OnEventLoop.run(() -> sql.pool().query(statement).execute());
    }
}
