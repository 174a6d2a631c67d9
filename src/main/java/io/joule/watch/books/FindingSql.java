package io.joule.watch.books;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.base.Ids;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All SQL on {@code finding}. */
final class FindingSql {

    private static final String SELECT =
            "select f.*, w.address as wallet from finding f" + " left join supplier_wallet w on w.id = f.wallet_id ";

    // A difference that a person accepted opens again when it grows.
    private static final String UPSERT = """
            insert into finding as f (id, kind, subject, area, part, wallet_id, quarantines, expected, actual,
                                      difference, detail, first_seen, last_seen)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
            on conflict (kind, subject) where state <> 'resolved' do update
               set expected = excluded.expected, actual = excluded.actual, difference = excluded.difference,
                   detail = excluded.detail, last_seen = greatest(f.last_seen, excluded.last_seen),
                   times_seen = f.times_seen + 1,
                   state = case when abs(excluded.difference) > abs(f.accepted_difference) then 'open' else f.state end
            returning f.times_seen = 1 as fresh""";

    /** True when it was not known before. */
    Uni<Boolean> put(SqlConnection tx, String area, Seen seen, Instant now) {
        return tx.preparedQuery(UPSERT)
                .execute(Tuple.tuple(Arrays.asList(
                        Ids.next(),
                        seen.kind().word(),
                        seen.subject(),
                        area,
                        seen.part(),
                        seen.walletId(),
                        seen.walletId() != null && seen.kind().quarantines(),
                        seen.expected(),
                        seen.actual(),
                        seen.difference(),
                        seen.detail(),
                        at(now))))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /**
     * Resolves what this area's look did not see again, but for the parts that it could not judge; gives the wallet of
     * each, 0 for none.
     */
    Uni<List<Long>> resolve(SqlConnection tx, Verdict verdict, Instant now) {
        String[] kinds = verdict.seen().stream().map(s -> s.kind().word()).toArray(String[]::new);
        String[] subjects = verdict.seen().stream().map(Seen::subject).toArray(String[]::new);
        return tx.preparedQuery("""
                update finding f set state = 'resolved', resolved_at = $2
                 where area = $1 and state <> 'resolved' and part <> all ($3)
                   and not exists (select from unnest($4::text[], $5::text[]) as seen(kind, subject)
                                    where seen.kind = f.kind and seen.subject = f.subject)
                returning coalesce(wallet_id, 0)""")
                .execute(Tuple.of(verdict.area(), at(now), verdict.undecided().toArray(String[]::new), kinds, subjects))
                .map(rows -> stream(rows).map(r -> r.getLong(0)).toList());
    }

    /** What keeps a wallet in quarantine. */
    Uni<Optional<String>> quarantine(SqlConnection tx, long walletId) {
        return tx.preparedQuery("select detail from finding where wallet_id = $1 and state = 'open' and quarantines"
                        + " order by id limit 1")
                .execute(Tuple.of(walletId))
                .map(rows -> stream(rows).findFirst().map(r -> r.getString(0)));
    }

    Uni<List<Finding>> list(SqlClient sql, Set<FindingState> states, Optional<UUID> before, int limit) {
        String[] words = states.stream().map(FindingState::word).toArray(String[]::new);
        UUID end = before.orElse(new UUID(-1, -1));
        // One index scan per state, merged: no page reads more than it shows.
        return sql.preparedQuery(SELECT + "join (select one.id from unnest($1::text[]) as state(word)"
                        + " cross join lateral (select id from finding where state = word and id < $2 order by id desc"
                        + " limit $3) one order by one.id desc limit $3) page on page.id = f.id order by f.id desc")
                .execute(Tuple.of(words, end, limit))
                .map(rows -> stream(rows).map(FindingSql::read).toList());
    }

    Uni<Optional<Finding>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery(SELECT + "where f.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).findFirst().map(FindingSql::read));
    }

    /** What was open until now; empty when it was not. */
    Uni<Optional<Acknowledged>> acknowledge(SqlConnection tx, UUID id, Instant now, String by, String note) {
        return tx.preparedQuery("update finding set state = 'acknowledged', acknowledged_at = $2, acknowledged_by = $3,"
                        + " note = $4, accepted_difference = difference where id = $1 and state = 'open'"
                        + " returning kind, subject, wallet_id, difference")
                .execute(Tuple.of(id, at(now), by, note))
                .map(rows -> stream(rows)
                        .findFirst()
                        .map(r -> new Acknowledged(
                                FindingKind.of(r.getString("kind")),
                                r.getString("subject"),
                                r.getLong("wallet_id"),
                                r.getLong("difference"))));
    }

    Uni<Long> open(SqlClient sql) {
        return sql.query("select count(*) from finding where state = 'open'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** @param walletId null when no wallet is concerned; @param difference null where it can't be counted */
    record Acknowledged(FindingKind kind, String subject, Long walletId, Long difference) {

        Map<String, ?> forAudit(String note) {
            return Map.of("kind", kind.word(), "of", subject, "note", note);
        }
    }

    private static Finding read(Row r) {
        Instant acknowledged = instant(r.getOffsetDateTime("acknowledged_at"));
        return new Finding(
                r.getUUID("id"),
                FindingKind.of(r.getString("kind")),
                r.getString("subject"),
                Optional.ofNullable(r.getString("wallet")).map(TronAddress::parse),
                r.getBoolean("quarantines"),
                FindingState.of(r.getString("state")),
                r.getString("expected"),
                r.getString("actual"),
                r.getString("detail"),
                instant(r.getOffsetDateTime("first_seen")),
                instant(r.getOffsetDateTime("last_seen")),
                r.getInteger("times_seen"),
                acknowledged == null
                        ? Optional.empty()
                        : Optional.of(new Finding.Acknowledgement(
                                acknowledged, r.getString("acknowledged_by"), r.getString("note"))),
                Optional.ofNullable(instant(r.getOffsetDateTime("resolved_at"))));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
