package io.joule.bot.invite;

import static io.joule.base.Sql.at;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All SQL on {@code invitation} and {@code referral}. */
@ApplicationScoped
class InviteSql {

    /** @param brought how many people came by it */
    record Invitation(String code, long brought) {}

    Uni<Optional<Invitation>> find(SqlClient sql, long person) {
        return sql.preparedQuery("select code, brought from invitation where user_id = $1")
                .execute(Tuple.of(person))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(r -> new Invitation(r.getString("code"), r.getLong("brought"))));
    }

    /** Nothing happens when the person has one. */
    Uni<Void> put(SqlConnection tx, long person, String code) {
        return tx.preparedQuery(
                        "insert into invitation (user_id, code) values ($1, $2) on conflict (user_id) do nothing")
                .execute(Tuple.of(person, code))
                .replaceWithVoid();
    }

    /** Keeps who brought {@code person}, if this is the person's first step here and the code is another's. */
    Uni<Void> brought(SqlConnection tx, String code, long person, Instant now) {
        return tx.preparedQuery("with brought as (insert into referral (user_id, referrer_id, created_at)"
                        + " select c.user_id, i.user_id, $3 from invitation i, conversation c"
                        + " where i.code = $1 and c.user_id = $2 and c.version = 1 and i.user_id <> c.user_id"
                        + " on conflict (user_id) do nothing returning referrer_id)"
                        + " update invitation i set brought = i.brought + 1 from brought b"
                        + " where i.user_id = b.referrer_id")
                .execute(Tuple.of(code, person, at(now)))
                .replaceWithVoid();
    }
}
