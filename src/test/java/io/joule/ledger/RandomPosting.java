package io.joule.ledger;

import io.joule.base.Refusal;
import io.joule.money.Money;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Seeded random ledger operations, each in a transaction of its own, and what became of them. */
final class RandomPosting {

    private record Operation(String kind, String reference, Function<SqlConnection, Uni<Void>> posting) {}

    private final Ledger ledger;
    private final Pool pool;
    private final Random random;
    private final int customers;
    private final List<UUID> orders = new ArrayList<>();
    private final Set<String> posted = new HashSet<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    RandomPosting(Ledger ledger, Pool pool, long seed, int customers) {
        this.ledger = ledger;
        this.pool = pool;
        this.random = new Random(seed);
        this.customers = customers;
    }

    /** One after the other; called several times at once, these streams share the orders and run into each other. */
    Uni<Void> run(int operations) {
        return Multi.createFrom()
                .range(0, operations)
                .onItem()
                .transformToUniAndConcatenate(step -> attempt())
                .onItem()
                .ignoreAsUni();
    }

    synchronized Set<String> posted() {
        return Set.copyOf(posted);
    }

    synchronized Map<String, Integer> outcomes() {
        return new TreeMap<>(outcomes);
    }

    private Uni<Void> attempt() {
        Operation operation = next();
        return pool.withTransaction(operation.posting())
                .invoke(() -> note(operation, "posted"))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> {
                    note(operation, refusal.getClass().getSimpleName());
                    return Uni.createFrom().voidItem();
                });
    }

    private synchronized void note(Operation operation, String outcome) {
        outcomes.merge(operation.kind() + " " + outcome, 1, Integer::sum);
        if (outcome.equals("posted")) {
            posted.add(operation.kind() + " " + operation.reference());
        }
    }

    private synchronized Operation next() {
        long customer = 1 + random.nextInt(customers);
        Money amount = Money.trx(1 + random.nextInt(1_000));
        int kind = random.nextInt(orders.isEmpty() ? 4 : 10);
        if (kind < 1) {
            // A narrow range: the same deposit is tried more than once.
            String reference = "d:" + random.nextInt(10_000);
            return new Operation("deposit", reference, tx -> ledger.deposit(tx, customer, amount, reference, null));
        }
        if (kind < 4) {
            UUID order = new UUID(random.nextLong(), random.nextLong());
            orders.add(order);
            return new Operation("hold", order.toString(), tx -> ledger.hold(tx, customer, amount, order));
        }
        return ending(kind, recent());
    }

    private Operation ending(int kind, UUID order) {
        String reference = order.toString();
        return switch (kind) {
            case 4, 5 -> new Operation("capture", reference, tx -> ledger.capture(tx, order));
            case 6, 7 -> new Operation("release", reference, tx -> ledger.release(tx, order, null));
            case 8 -> new Operation("refund", reference, tx -> ledger.refund(tx, order, null));
            default -> new Operation("hold", reference, tx -> ledger.hold(tx, 1, Money.trx(1), order));
        };
    }

    /** Mostly the last few, which other connections work on just now. */
    private UUID recent() {
        int window = random.nextInt(10) == 0 ? orders.size() : Math.min(orders.size(), 12);
        return orders.get(orders.size() - 1 - random.nextInt(window));
    }
}
