package io.joule.audit;

import io.joule.audit.AuditVerdict.Anchor;
import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes, shows and checks the record of who did what. */
@ApplicationScoped
public class Audit {

    private static final int PAGE = 1_000;

    private final Sql sql;

    public Audit(Sql sql) {
        this.sql = sql;
    }

    /**
     * Appends one entry, in the SQL transaction of what it tells of. Call it last: from here to the commit no other
     * entry can be written, and who takes a lock after it may wait for somebody who waits for this one.
     *
     * @param action what was done, as {@code thing.done} in lower case
     * @param subject to what: an id, an address, a name
     * @param details what a reader needs to understand it; texts, whole numbers and booleans, never a secret
     */
    public static Uni<Void> record(
            SqlConnection tx, Instant at, Actor actor, String action, String subject, Map<String, ?> details) {
        return AuditSql.append(tx, at, actor, action, subject, new JsonObject(new TreeMap<>(details)));
    }

    /**
     * Newest first.
     *
     * @param subject only what was done to this one, if given
     * @param before only entries before this id, if given
     */
    public Uni<List<AuditEntry>> list(Optional<String> subject, Optional<Long> before, int limit) {
        long end = before.orElse(Long.MAX_VALUE);
        return subject.map(one -> AuditSql.newestOf(sql.pool(), one, end, limit))
                .orElseGet(() -> AuditSql.newest(sql.pool(), end, limit));
    }

    /**
     * Walks along the whole chain and computes every hash anew. Takes seconds for a million entries.
     *
     * @param anchor an entry's hash that was kept elsewhere, if there is one: only that shows a chain that somebody has
     *     rewritten from end to end
     */
    public Uni<AuditVerdict> verify(Optional<Anchor> anchor) {
        return AuditSql.head(sql.pool()).chain(end -> {
            AuditWalk walk = new AuditWalk(end, anchor);
            Uni<AuditWalk> step = Uni.createFrom().deferred(() -> step(walk, end.id()));
            return step.repeat().until(AuditWalk::isOver).collect().last().map(ignored -> walk.verdict());
        });
    }

    private Uni<AuditWalk> step(AuditWalk walk, long end) {
        return walk.isOver()
                ? Uni.createFrom().item(walk)
                : AuditSql.after(sql.pool(), walk.last(), end, PAGE)
                        .invoke(walk::take)
                        .replaceWith(walk);
    }
}
