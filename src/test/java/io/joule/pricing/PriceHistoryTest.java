package io.joule.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.OnEventLoop;
import io.joule.testing.QuarkusDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(QuarkusDatabase.class)
class PriceHistoryTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Pool pool;

    private final PriceHistorySql history = new PriceHistorySql();

    @Test
    void aRowIsWrittenForEachChangeAndOnceAnHour() {
        String series = "test-" + System.nanoTime();
        record(series, 45, NOON);
        record(series, 45, NOON.plusSeconds(300));
        record(series, 50, NOON.plusSeconds(600));
        record(series, 50, NOON.plusSeconds(4_200));
        assertThat(since(series, NOON)).containsExactly(45L, 50L, 50L);
    }

    @Test
    void whatHeldAtTheBeginningIsTold() {
        String series = "test-" + System.nanoTime();
        record(series, 10, NOON.minusSeconds(9_000));
        record(series, 20, NOON.minusSeconds(60));
        record(series, 30, NOON.plusSeconds(60));
        assertThat(since(series, NOON)).containsExactly(20L, 30L);
    }

    private void record(String series, long sun, Instant at) {
        OnEventLoop.run(() -> history.record(pool, Map.of(series, sun), at, HOUR));
    }

    private List<Long> since(String series, Instant from) {
        return OnEventLoop.run(() -> history.since(pool, List.of(series), from)).stream()
                .map(PricePoint::sun)
                .toList();
    }
}
