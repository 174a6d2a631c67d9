package io.joule.audit;

import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** All SQL on {@code audit_entry}; ids and hashes are given by the schema's trigger. */
final class AuditSql {

    private static final String COLUMNS =
            "select id, at, actor_kind, actor, action, subject, details::text as details, previous, hash from audit_entry ";

    private AuditSql() {}

    static Uni<Void> append(
            SqlConnection tx, Instant at, Actor actor, String action, String subject, JsonObject details) {
        return tx.preparedQuery("insert into audit_entry (at, actor_kind, actor, action, subject, details)"
                        + " values ($1, $2, $3, $4, $5, $6)")
                .execute(Tuple.of(Sql.at(at), actor.kind().word(), actor.name(), action, subject, details))
                .replaceWithVoid();
    }

    static Uni<List<AuditEntry>> newest(SqlClient sql, long before, int limit) {
        return sql.preparedQuery(COLUMNS + "where id < $1 order by id desc limit $2")
                .execute(Tuple.of(before, limit))
                .map(AuditSql::list);
    }

    static Uni<List<AuditEntry>> newestOf(SqlClient sql, String subject, long before, int limit) {
        return sql.preparedQuery(COLUMNS + "where subject = $1 and id < $2 order by id desc limit $3")
                .execute(Tuple.of(subject, before, limit))
                .map(AuditSql::list);
    }

    static Uni<List<AuditEntry>> after(SqlClient sql, long id, long upTo, int limit) {
        return sql.preparedQuery(COLUMNS + "where id > $1 and id <= $2 order by id limit $3")
                .execute(Tuple.of(id, upTo, limit))
                .map(AuditSql::list);
    }

    /** The noted end, or what there is in its place: an end that is gone must not hide the entries. */
    static Uni<Head> head(SqlClient sql) {
        return sql.query("select coalesce(h.id, (select max(id) from audit_entry), 0) as id,"
                        + " coalesce(h.hash, case when exists (select from audit_entry) then 'gone' else repeat('0', 64) end) as hash"
                        + " from (select 1) as one left join audit_head h on true")
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new Head(row.getLong("id"), row.getString("hash")));
    }

    private static List<AuditEntry> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AuditSql::read)
                .toList();
    }

    private static AuditEntry read(Row row) {
        return new AuditEntry(
                row.getLong("id"),
                Sql.instant(row.getOffsetDateTime("at")),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("details"),
                row.getString("previous"),
                row.getString("hash"));
    }

    record Head(long id, String hash) {}
}
