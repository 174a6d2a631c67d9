package io.joule.start;

import io.joule.tron.NodeTrouble;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Failures that nobody waits for any more, such as the second of two questions to a node that is down. */
@ApplicationScoped
class DroppedFailures {

    private static final Logger LOG = Logger.getLogger(DroppedFailures.class);

    void begin(@Observes StartupEvent event) {
        Infrastructure.setDroppedExceptionHandler(DroppedFailures::tell);
    }

    /** Trouble with a node is told where the first answer was missed; what else is dropped is a fault of ours. */
    static void tell(Throwable failure) {
        if (failure instanceof NodeTrouble) {
            LOG.debugf("another question failed, too: %s", failure.getMessage());
        } else {
            LOG.error("a failure came when nobody waited for it any more", failure);
        }
    }
}
