package io.joule.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.Awaited;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The ledger as a dozen lines of plain Java, one operation after the other. It replays what the database committed and
 * fails where that would not have been possible serially.
 */
final class SerialBooks {

    // A transaction holds its locks to the end, so the moment of its last customer lock is its place in a serial order;
    // posting ids are given under those locks.
    private static final String COMMITTED = """
            select t.kind, t.reference, a.customer_id, max(abs(p.micros)) as micros
              from ledger_tx t join posting p on p.tx_id = t.id join account a on a.id = p.account_id
             where a.customer_id is not null
             group by t.id, a.customer_id order by max(p.id)""";

    private record Hold(long customer, long micros, EntryKind state) {}

    private final Map<Long, Long> available = new HashMap<>();
    private final Map<String, Hold> holds = new HashMap<>();
    private final Set<String> posted = new HashSet<>();

    static SerialBooks replay(Pool pool) {
        SerialBooks books = new SerialBooks();
        Awaited.await(pool.query(COMMITTED).execute()).forEach(books::apply);
        return books;
    }

    Set<String> posted() {
        return posted;
    }

    long available(long customer) {
        return available.getOrDefault(customer, 0L);
    }

    long held(long customer) {
        return holds.values().stream()
                .filter(hold -> hold.customer() == customer && hold.state() == EntryKind.HOLD)
                .mapToLong(Hold::micros)
                .sum();
    }

    private void apply(Row row) {
        EntryKind kind = EntryKind.of(row.getString("kind"));
        String reference = row.getString("reference");
        long customer = row.getLong("customer_id");
        long micros = row.getLong("micros");
        assertThat(posted.add(kind.word() + " " + reference))
                .as("posted once: %s %s", kind, reference)
                .isTrue();
        switch (kind) {
            case DEPOSIT -> available.merge(customer, micros, Long::sum);
            case HOLD -> {
                available.merge(customer, -micros, Long::sum);
                holds.put(reference, new Hold(customer, micros, EntryKind.HOLD));
            }
            case CAPTURE -> move(reference, EntryKind.HOLD, kind, customer, micros);
            case RELEASE ->
                available.merge(customer, move(reference, EntryKind.HOLD, kind, customer, micros), Long::sum);
            case REFUND ->
                available.merge(customer, move(reference, EntryKind.CAPTURE, kind, customer, micros), Long::sum);
            case ADJUSTMENT -> throw new AssertionError("nobody adjusts here");
        }
        assertThat(available(customer))
                .as("available after %s %s", kind, reference)
                .isNotNegative();
    }

    private long move(String reference, EntryKind from, EntryKind to, long customer, long micros) {
        assertThat(holds.get(reference)).as("%s of %s", to, reference).isEqualTo(new Hold(customer, micros, from));
        holds.put(reference, new Hold(customer, micros, to));
        return micros;
    }
}
