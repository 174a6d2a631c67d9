package io.joule.cluster;

import io.joule.base.Backoff;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The way to Redis, which may be absent, slow or gone at any time: a question ends within a tight time, never fails,
 * and costs nothing while Redis is known to be gone.
 */
@ApplicationScoped
public class RedisLink {

    private static final Logger LOG = Logger.getLogger(RedisLink.class);
    private static final Backoff RESTS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** One late answer is no reason to be alone for a second; three in a row are. */
    private static final int ENOUGH = 3;

    private static final long TELL_AGAIN = Duration.ofMinutes(1).toNanos();
    private static final int CONNECTIONS = 8;
    private static final int WAITING = 256;
    /** A connection whose other end died without a word is given up, so that it does not hold its place for ever. */
    private static final int IDLE_SECONDS = 30;

    private final Optional<Redis> redis;
    private final Duration timeout;
    private final LongSupplier nanos;
    private final MeterRegistry meters;
    private int failures;
    private long restsUntil;
    private long tellsFrom;
    private boolean told;

    @Inject
    RedisLink(RedisConfig config, Vertx vertx, MeterRegistry meters) {
        this(config.url().map(url -> open(vertx, url)), config.timeout(), System::nanoTime, meters);
    }

    RedisLink(Optional<Redis> redis, Duration timeout, LongSupplier nanos, MeterRegistry meters) {
        this.redis = redis;
        this.timeout = timeout;
        this.nanos = nanos;
        this.meters = meters;
        this.restsUntil = nanos.getAsLong();
        this.tellsFrom = restsUntil;
    }

    /** Connects when it is first needed, and again whenever it must. */
    static Redis open(Vertx vertx, String url) {
        RedisOptions options = new RedisOptions()
                .setConnectionString(url)
                .setMaxPoolSize(CONNECTIONS)
                .setMaxPoolWaiting(WAITING);
        options.getNetClientOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setTcpKeepAlive(true)
                .setConnectTimeout((int) Duration.ofSeconds(1).toMillis());
        return Redis.createClient(vertx, options);
    }

    void tell(@Observes StartupEvent event) {
        LOG.info(
                redis.isPresent()
                        ? "Limits and facts are shared with the other instances through Redis"
                        : "REDIS_URL is not set: limits and facts are this instance's own");
    }

    /** Never fails: empty when there is no Redis, or it gave no answer in time. Comes back on the caller's context. */
    Uni<Optional<Response>> ask(Request request) {
        if (redis.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (!mayAsk()) {
            count("skipped");
            return Uni.createFrom().item(Optional.empty());
        }
        Context context = io.vertx.core.Vertx.currentContext();
        Uni<Optional<Response>> answer = Uni.createFrom()
                .deferred(() -> redis.get().send(request))
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(Optional::ofNullable)
                .onItemOrFailure()
                .transform(this::heard);
        return context == null ? answer : answer.emitOn(step -> context.runOnContext(ignored -> step.run()));
    }

    /** While it rests nobody asks; after that one does, and the others once that one was answered. */
    private synchronized boolean mayAsk() {
        if (failures < ENOUGH) {
            return true;
        }
        if (restsUntil - nanos.getAsLong() > 0) {
            return false;
        }
        restsUntil = nanos.getAsLong() + RESTS.first().toNanos();
        return true;
    }

    private synchronized Optional<Response> heard(Optional<Response> answer, Throwable failure) {
        if (failure == null) {
            answered();
            return answer;
        }
        failures++;
        count("failed");
        if (failures >= ENOUGH) {
            restsUntil = nanos.getAsLong() + RESTS.after(failures - ENOUGH).toNanos();
            tellGone(failure);
        }
        return Optional.empty();
    }

    private void answered() {
        failures = 0;
        count("answered");
        if (told) {
            LOG.info("Redis answers again: limits and facts are shared");
            told = false;
        }
    }

    private void tellGone(Throwable failure) {
        if (!told && tellsFrom - nanos.getAsLong() <= 0) {
            LOG.warnf("Redis does not answer; each instance keeps its own limits and facts: %s", failure);
            told = true;
            tellsFrom = nanos.getAsLong() + TELL_AGAIN;
        }
    }

    private void count(String outcome) {
        meters.counter("joule.redis.calls", "outcome", outcome).increment();
    }
}
