package io.joule.cluster;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Copies of what the database has, for whoever can tell whether a copy is still true: it may be old, gone, or written
 * by somebody else. Never fails and takes no longer than a question to Redis may; without Redis there are none.
 */
@ApplicationScoped
public class SharedCopies {

    private static final String PREFIX = "joule:copy:";

    private final RedisLink redis;

    SharedCopies(RedisLink redis) {
        this.redis = redis;
    }

    public Uni<Optional<String>> find(String key) {
        return redis.ask(Request.cmd(Command.GET).arg(PREFIX + key)).map(answer -> answer.map(Object::toString));
    }

    /** Takes the place of what was there, and is gone after {@code time}. */
    public Uni<Void> keep(String key, String text, Duration time) {
        return redis.ask(Request.cmd(Command.SET)
                        .arg(PREFIX + key)
                        .arg(text)
                        .arg("PX")
                        .arg(time.toMillis()))
                .replaceWithVoid();
    }
}
