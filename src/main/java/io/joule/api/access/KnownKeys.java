package io.joule.api.access;

import io.joule.base.Clock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Believes for a moment what the database said of a key. Only good keys are kept, so callers can't make it grow. */
final class KnownKeys {

    private final Clock clock;
    private final Duration believed;
    // Forgetting is a new map: a question that was under way meanwhile puts its answer into the old one.
    private volatile Map<String, Known> known = new ConcurrentHashMap<>();

    KnownKeys(Clock clock, Duration believed) {
        this.clock = clock;
        this.believed = believed;
    }

    Uni<Optional<ApiClient>> get(String hash, Function<String, Uni<Optional<ApiClient>>> ask) {
        Map<String, Known> map = known;
        Known before = map.get(hash);
        if (before != null && before.until().isAfter(clock.now())) {
            return Uni.createFrom().item(Optional.of(before.client()));
        }
        return ask.apply(hash).invoke(found -> remember(map, hash, found));
    }

    void forget() {
        known = new ConcurrentHashMap<>();
    }

    private void remember(Map<String, Known> map, String hash, Optional<ApiClient> found) {
        if (found.isPresent()) {
            map.put(hash, new Known(found.get(), clock.now().plus(believed)));
        } else {
            map.remove(hash);
        }
    }

    private record Known(ApiClient client, Instant until) {}
}
