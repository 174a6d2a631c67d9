package io.joule.cluster;

import io.joule.base.Bounded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Facts that were found true a moment ago, by any instance. Only what hardly ever becomes false may be put here, and
 * nothing that decides about money: a fact saves a question, and whoever acts on it must stand its being wrong.
 */
@ApplicationScoped
public class KnownFacts {

    private static final int MOST = 10_000;
    private static final String PREFIX = "joule:fact:";

    private final RedisLink redis;
    private final Duration holds;
    private final LongSupplier nanos;
    private final Bounded<String, Long> until = new Bounded<>(MOST);

    @Inject
    KnownFacts(RedisLink redis, RedisConfig config) {
        this(redis, config.factsHold(), System::nanoTime);
    }

    KnownFacts(RedisLink redis, Duration holds, LongSupplier nanos) {
        this.redis = redis;
        this.holds = holds;
        this.nanos = nanos;
    }

    /** Whether {@code fact} was learned within the time that facts hold. Never fails; false means "not known". */
    public Uni<Boolean> isKnown(String fact) {
        Optional<Long> end = until.get(fact);
        if (end.isPresent() && end.get() - nanos.getAsLong() > 0) {
            return Uni.createFrom().item(true);
        }
        return redis.ask(Request.cmd(Command.PTTL).arg(PREFIX + fact))
                .map(answer -> answer.map(Response::toLong)
                        .filter(millis -> millis > 0)
                        .map(millis -> remember(fact, Duration.ofMillis(millis)))
                        .orElse(false));
    }

    /** From now on it is known, here and, when that can be told, to the others. Nobody waits for it. */
    public void learn(String fact) {
        remember(fact, holds);
        redis.ask(Request.cmd(Command.SET).arg(PREFIX + fact).arg("1").arg("PX").arg(holds.toMillis()))
                .subscribe()
                .with(ignored -> {});
    }

    private boolean remember(String fact, Duration time) {
        until.put(fact, nanos.getAsLong() + time.toNanos());
        return true;
    }
}
