package io.joule.watch.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** {@code joule.findings.open}, as each instance last read it: whoever found or acknowledged, all tell the same. */
@ApplicationScoped
class FindingGauge {

    private final Findings findings;
    private final AtomicLong open;

    FindingGauge(Findings findings, MeterRegistry meters) {
        this.findings = findings;
        this.open = meters.gauge("joule.findings.open", new AtomicLong());
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return findings.open().invoke(open::set).replaceWithVoid().onFailure().recoverWithNull();
    }
}
