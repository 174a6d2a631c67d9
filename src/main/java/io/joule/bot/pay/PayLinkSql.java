package io.joule.bot.pay;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All SQL on {@code pay_link}. */
@ApplicationScoped
class PayLinkSql {

    private static final String COLUMNS =
            "code, requester, receiver, energy, duration, expires_at, withdrawn_at, order_id";

    /**
     * @param key of the request: the same makes one link
     * @return the link's code; that of the first, when this is the same request again
     */
    Uni<String> insert(SqlConnection tx, PayLink link, String key, Instant now) {
        return tx.preparedQuery("insert into pay_link (code, requester, receiver, energy, duration, expires_at,"
                        + " created_at, request_key) values ($1, $2, $3, $4, $5, $6, $7, $8)"
                        + " on conflict (request_key) do update set request_key = $8 returning code")
                .execute(Tuple.tuple()
                        .addString(link.code())
                        .addLong(link.requester())
                        .addString(link.receiver().toString())
                        .addLong(link.energy())
                        .addString(link.duration())
                        .addValue(at(link.expiresAt()))
                        .addValue(at(now))
                        .addString(key))
                .map(rows -> rows.iterator().next().getString(0));
    }

    /** One request of this person at a time, until the transaction ends. */
    Uni<Void> lock(SqlConnection tx, long requester) {
        return tx.preparedQuery("select from conversation where user_id = $1 for no key update")
                .execute(Tuple.of(requester))
                .replaceWithVoid();
    }

    /** Links of this person that can be paid now, but for that of this request. */
    Uni<Long> openOthers(SqlConnection tx, long requester, String key, Instant now) {
        return tx.preparedQuery("select count(*) from pay_link where requester = $1 and order_id is null"
                        + " and withdrawn_at is null and expires_at > $2 and request_key <> $3")
                .execute(Tuple.of(requester, at(now), key))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Optional<PayLink>> find(SqlClient sql, String code) {
        return one(sql, "code = $1", code);
    }

    Uni<Optional<PayLink>> ofOrder(SqlClient sql, UUID order) {
        return one(sql, "order_id = $1", order);
    }

    /** Those of this person that can be paid now, newest first; few, as nobody may have many. */
    Uni<List<PayLink>> open(SqlClient sql, long requester, Instant now) {
        return sql.preparedQuery("select " + COLUMNS + " from pay_link where requester = $1 and order_id is null"
                        + " and withdrawn_at is null and expires_at > $2 order by expires_at desc, code")
                .execute(Tuple.of(requester, at(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PayLinkSql::read)
                        .toList());
    }

    /** False when it is paid, over or withdrawn: who pays second pays nothing. */
    Uni<Boolean> pay(SqlConnection tx, String code, UUID order, Instant now) {
        return tx.preparedQuery("update pay_link set order_id = $2 where code = $1 and order_id is null"
                        + " and withdrawn_at is null and expires_at > $3")
                .execute(Tuple.of(code, order, at(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Nothing happens when it is paid, or another's. */
    Uni<Void> withdraw(SqlConnection tx, String code, long requester, Instant now) {
        return tx.preparedQuery("update pay_link set withdrawn_at = coalesce(withdrawn_at, $3)"
                        + " where code = $1 and requester = $2 and order_id is null")
                .execute(Tuple.of(code, requester, at(now)))
                .replaceWithVoid();
    }

    private static Uni<Optional<PayLink>> one(SqlClient sql, String condition, Object value) {
        return sql.preparedQuery("select " + COLUMNS + " from pay_link where " + condition)
                .execute(Tuple.of(value))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(PayLinkSql::read));
    }

    private static PayLink read(Row r) {
        return new PayLink(
                r.getString("code"),
                r.getLong("requester"),
                TronAddress.parse(r.getString("receiver")),
                r.getLong("energy"),
                r.getString("duration"),
                instant(r.getOffsetDateTime("expires_at")),
                instant(r.getOffsetDateTime("withdrawn_at")),
                r.getUUID("order_id"));
    }
}
