package io.joule.tron;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Metrics of one endpoint; docs/operations.md says what each means. */
final class NodeMeters {

    private static final String ENDPOINT = "endpoint";

    private final MeterRegistry meters;
    private final String endpoint;
    private final Counter lies;

    NodeMeters(MeterRegistry meters, String endpoint) {
        this.meters = meters;
        this.endpoint = endpoint;
        this.lies = meters.counter("joule.tron.lies", ENDPOINT, endpoint);
    }

    void called(String call, String outcome, long nanos) {
        meters.timer("joule.tron.calls", ENDPOINT, endpoint, "call", call, "outcome", outcome)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void waited(long nanos) {
        meters.timer("joule.tron.bucket.wait", ENDPOINT, endpoint).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param outcome {@code asked}, and then {@code won} when its answer was the first */
    void hedge(String outcome) {
        meters.counter("joule.tron.hedges", ENDPOINT, endpoint, "outcome", outcome)
                .increment();
    }

    void lie() {
        lies.increment();
    }

    void follow(Node node) {
        gauge("joule.tron.penalty", () -> node.score().penalty());
        gauge("joule.tron.standing", () -> node.standing().ordinal());
        gauge("joule.tron.breaker", () -> node.breaker().state().ordinal());
        if (!node.budget().quota().isUnlimited()) {
            gauge("joule.tron.quota.left", () -> node.budget().quota().left());
        }
    }

    private void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).tag(ENDPOINT, endpoint).register(meters);
    }
}
