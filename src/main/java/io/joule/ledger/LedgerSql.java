package io.joule.ledger;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The ledger's SQL. What the schema refuses comes back under the ledger's names. */
final class LedgerSql {

    private static final String POST = "select ledger_post($1, $2, $3, $4, $5, $6, $7, $8)";
    private static final String FOLLOW = "select ledger_follow($1, $2, $3, $4)";
    private static final String WITHDRAW = "select ledger_withdraw($1, $2, $3, $4)";
    private static final String OPEN_AVAILABLE = """
            insert into account (customer_id, kind, asset)
            select c, 'available', a from unnest($1::bigint[]) c cross join unnest($2::text[]) a order by c, a
            on conflict on constraint account_once do nothing""";
    private static final String LOCK_AVAILABLE = """
            select id from account where customer_id = any ($1) and kind = 'available' and asset = any ($2)
             order by id for no key update""";
    private static final String LOCK_HELD = """
            select id from account where id in (
                   select p.account_id from ledger_tx t join posting p on p.tx_id = t.id
                    where t.kind = 'hold' and t.reference = any ($1)) and kind = 'held'
             order by id for no key update""";
    private static final String CAPTURE_ALL =
            "select ledger_follow('capture', reference, $2, null) from unnest($1::text[]) as held(reference)";
    private static final String BALANCE = "select kind, asset, balance_micros from account where customer_id = $1";

    // A hold, release, deposit or refund shows in the available account, a capture or withdrawal only in the held one;
    // a hold of prepaid money, and its release, in the prepaid one.
    // The last column: after one of these, available is what the newest earlier posting there left.
    private static final String LINES = """
            select p.id, p.kind, p.asset, p.micros, p.reference, p.note, p.created_at, p.account,
                   case when p.account = 'available' then p.balance_after_micros else coalesce(
                       (select q.balance_after_micros from posting q join account a on a.id = q.account_id
                         where a.customer_id = $1 and a.kind = 'available' and a.asset = p.asset and q.id < p.id
                         order by q.id desc limit 1), 0) end as available_after
              from (select line.*, a.asset, a.kind as account from account a cross join lateral (
                       select p.id, p.micros, p.balance_after_micros, t.kind, t.reference, t.note, t.created_at
                         from posting p join ledger_tx t on t.id = p.tx_id
                        where p.account_id = a.id and p.id < $2
                          and (a.kind = 'available' or t.kind in ('capture', 'withdrawal')
                               or a.kind = 'prepaid' and t.kind in ('hold', 'release'))
                        order by p.id desc limit $3) as line
                     where a.customer_id = $1 order by line.id desc limit $3) as p
             order by p.id desc""";

    private static final String TRIAL_BALANCE =
            "select asset, sum(balance_micros)::bigint as micros from account group by asset";
    private static final String DRIFT = """
            select a.id, a.asset, a.balance_micros, coalesce(sum(p.micros), 0)::bigint as postings
              from account a left join posting p on p.account_id = a.id
             group by a.id having a.balance_micros <> coalesce(sum(p.micros), 0) order by a.id""";

    /** What is posted, and under which unique name. */
    record Entry(EntryKind kind, String reference, Instant at, String note) {}

    Uni<Void> post(SqlClient tx, Entry entry, long customer, Money amount, String from, String to) {
        Tuple values = header(entry)
                .addLong(customer)
                .addString(amount.asset().name())
                .addArrayOfString(new String[] {from, to})
                .addArrayOfLong(new Long[] {-amount.micros(), amount.micros()});
        return tx.preparedQuery(POST)
                .execute(values)
                .onFailure(PgException.class)
                .transform(e -> named((PgException) e, entry, amount))
                .replaceWithVoid();
    }

    /** Posts on the house's own accounts; a line of nothing is left out. */
    Uni<Void> postHouse(SqlClient tx, Entry entry, Asset asset, Map<String, Long> lines) {
        Map<String, Long> moved = new TreeMap<>(lines);
        moved.values().removeIf(micros -> micros == 0);
        Tuple values = header(entry)
                .addLong(null)
                .addString(asset.name())
                .addArrayOfString(moved.keySet().toArray(String[]::new))
                .addArrayOfLong(moved.values().toArray(Long[]::new));
        return tx.preparedQuery(POST)
                .execute(values)
                .onFailure(PgException.class)
                .transform(e -> named((PgException) e, entry, null))
                .replaceWithVoid();
    }

    Uni<Void> withdraw(SqlClient tx, Entry entry, long fee) {
        return tx.preparedQuery(WITHDRAW)
                .execute(Tuple.of(entry.reference(), entry.at().atOffset(ZoneOffset.UTC), entry.note(), fee))
                .onFailure(PgException.class)
                .transform(e -> named((PgException) e, entry, null))
                .replaceWithVoid();
    }

    Uni<Void> lockAvailable(SqlClient tx, Collection<Long> customers, Collection<Asset> assets) {
        Tuple values = Tuple.tuple()
                .addArrayOfLong(customers.toArray(Long[]::new))
                .addArrayOfString(assets.stream().map(Asset::name).toArray(String[]::new));
        return tx.preparedQuery(OPEN_AVAILABLE)
                .execute(values)
                .chain(() -> tx.preparedQuery(LOCK_AVAILABLE).execute(values))
                .replaceWithVoid();
    }

    Uni<Void> follow(SqlClient tx, Entry entry) {
        return tx.preparedQuery(FOLLOW)
                .execute(header(entry))
                .onFailure(PgException.class)
                .transform(e -> named((PgException) e, entry, null))
                .replaceWithVoid();
    }

    Uni<Void> captureAll(SqlClient tx, List<String> references, Instant at) {
        String[] held = references.toArray(String[]::new);
        return tx.preparedQuery(LOCK_HELD)
                .execute(Tuple.tuple().addArrayOfString(held))
                .chain(() -> tx.preparedQuery(CAPTURE_ALL)
                        .execute(Tuple.tuple().addArrayOfString(held).addOffsetDateTime(at.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    Uni<Map<Asset, Balance>> balance(SqlClient client, long customer) {
        return client.preparedQuery(BALANCE).execute(Tuple.of(customer)).map(rows -> {
            Map<Asset, Balance> balances = new EnumMap<>(Asset.class);
            for (Asset asset : Asset.values()) {
                balances.put(asset, new Balance(of(rows, "available", asset), of(rows, "held", asset)));
            }
            return balances;
        });
    }

    Uni<List<StatementLine>> lines(SqlClient client, long customer, int limit, long before) {
        return client.preparedQuery(LINES)
                .execute(Tuple.of(customer, before, limit))
                .map(rows -> list(rows, LedgerSql::line));
    }

    Uni<Map<Asset, Money>> trialBalance(SqlClient client) {
        return client.query(TRIAL_BALANCE).execute().map(rows -> {
            Map<Asset, Money> sums = new EnumMap<>(Asset.class);
            for (Asset asset : Asset.values()) {
                sums.put(asset, Money.zero(asset));
            }
            rows.forEach(row -> sums.put(asset(row), money(row, "micros")));
            return sums;
        });
    }

    Uni<List<Drift>> drift(SqlClient client) {
        return client.query(DRIFT)
                .execute()
                .map(rows -> list(
                        rows,
                        row -> new Drift(row.getLong("id"), money(row, "balance_micros"), money(row, "postings"))));
    }

    private static Tuple header(Entry entry) {
        return Tuple.of(entry.kind().word(), entry.reference(), entry.at().atOffset(ZoneOffset.UTC), entry.note());
    }

    private static Throwable named(PgException e, Entry entry, Money amount) {
        Optional<InsufficientFunds> lacking =
                Optional.ofNullable(amount).flatMap(needed -> InsufficientFunds.of(e, needed));
        if (lacking.isPresent()) {
            return lacking.get();
        }
        return switch (e.getSqlState()) {
            case "23505" -> new AlreadyPosted(entry.kind(), entry.reference());
            case "P0002" -> new NothingHeld(entry.kind(), entry.reference());
            default -> e;
        };
    }

    private static StatementLine line(Row row) {
        EntryKind kind = EntryKind.of(row.getString("kind"));
        Money moved = money(row, "micros");
        Money none = Money.zero(moved.asset());
        Money held =
                switch (kind) {
                    case HOLD, RELEASE -> moved.negate();
                    case CAPTURE, WITHDRAWAL -> moved;
                    case DEPOSIT,
                            REFUND,
                            ADJUSTMENT,
                            PAYBACK,
                            NETWORK_FEE,
                            PREPAY,
                            UNPREPAY,
                            UNMATCHED,
                            MATCHED,
                            EXCHANGE -> none;
                };
        return new StatementLine(
                row.getLong("id"),
                kind,
                row.getString("account").equals("available") ? moved : none,
                held,
                money(row, "available_after"),
                row.getString("reference"),
                row.getString("note"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Money of(RowSet<Row> rows, String kind, Asset asset) {
        for (Row row : rows) {
            if (row.getString("kind").equals(kind) && asset(row) == asset) {
                return money(row, "balance_micros");
            }
        }
        return Money.zero(asset);
    }

    private static Money money(Row row, String column) {
        return new Money(asset(row), row.getLong(column));
    }

    private static Asset asset(Row row) {
        return Asset.valueOf(row.getString("asset"));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapper) {
        return StreamSupport.stream(rows.spliterator(), false).map(mapper).toList();
    }
}
