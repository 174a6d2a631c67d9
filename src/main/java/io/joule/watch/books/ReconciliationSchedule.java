package io.joule.watch.books;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Has the books compared by itself: by one instance for all, and not before what a stop left behind can be done. */
@ApplicationScoped
class ReconciliationSchedule {

    private static final Logger LOG = Logger.getLogger(ReconciliationSchedule.class);

    private final Reconciliation reconciliation;

    ReconciliationSchedule(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Scheduled(
            every = "${joule.reconciliation.every:1h}",
            delayed = "${joule.reconciliation.start-after:5m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return reconciliation
                .runIfDue()
                .onFailure()
                .invoke(e -> LOG.warnf("The books could not be compared: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
