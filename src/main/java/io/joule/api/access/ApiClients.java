package io.joule.api.access;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of the API, known by their keys' hashes. */
@ApplicationScoped
public class ApiClients {

    /** The client that API_BOOTSTRAP_KEY belongs to. */
    public static final String OPERATOR = "operator";

    private final Sql sql;
    private final Clock clock;
    private final AccessConfig config;
    // Only keys that were found good are in it, so callers can't make it grow.
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    ApiClients(Sql sql, Clock clock, AccessConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /** The name of the client that has this key; empty when nobody has it. A revoked key is good for a moment more. */
    public Uni<Optional<String>> named(String key) {
        String hash = ApiKeyHash.of(key);
        Known before = known.get(hash);
        if (before != null && before.until().isAfter(clock.now())) {
            return Uni.createFrom().item(Optional.of(before.name()));
        }
        return ApiClientSql.name(sql.pool(), hash).invoke(found -> remember(hash, found));
    }

    /** Makes {@code key} the one key of the client {@code name}, which comes into being when it is new. */
    public Uni<Void> setKey(String name, String key) {
        return ApiClientSql.putKey(sql.pool(), name, ApiKeyHash.of(key), clock.now())
                .invoke(known::clear);
    }

    void bootstrap(@Observes StartupEvent start) throws Throwable {
        Optional<String> key = config.bootstrapKey().map(String::strip).filter(text -> !text.isEmpty());
        if (key.isPresent()) {
            VertxContextSupport.subscribeAndAwait(() -> setKey(OPERATOR, key.get()));
        }
    }

    private void remember(String hash, Optional<String> found) {
        if (found.isPresent()) {
            known.put(hash, new Known(found.get(), clock.now().plus(config.keyCache())));
        } else {
            known.remove(hash);
        }
    }

    private record Known(String name, Instant until) {}
}
