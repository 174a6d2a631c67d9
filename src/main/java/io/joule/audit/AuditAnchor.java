package io.joule.audit;

import io.joule.base.Sql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tells the log where the chain ends: whoever rewrites the chain would have to rewrite the kept log, too. */
@ApplicationScoped
class AuditAnchor {

    private static final Logger LOG = Logger.getLogger(AuditAnchor.class);

    private final Sql sql;

    AuditAnchor(Sql sql) {
        this.sql = sql;
    }

    @Scheduled(every = "${joule.audit.anchor-every:24h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return AuditSql.head(sql.pool())
                .invoke(head -> LOG.infof("audit: entry %d has hash %s", head.id(), head.hash()))
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.warnf("the end of the audit chain could not be read: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
