package io.joule.cluster;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Turns of all instances together, kept in Redis by one script, which Redis runs as a whole and by its own clock. */
@ApplicationScoped
public class RedisTurns implements SharedTurns {

    private static final long MICRO = 1_000;
    private static final String DAY_SECONDS = Long.toString(Duration.ofDays(2).toSeconds());

    /**
     * KEYS: the next free turn (micros), the day's count. ARGV: interval, slack and longest wait in micros, what the
     * caller knows of the day's count (-1: there is none), the count's life in seconds. Numbers of 16 digits are
     * written with %.0f, because Lua would round them.
     */
    private static final String SCRIPT = """
            local t = redis.call('TIME')
            local now = t[1] * 1000000 + t[2]
            local interval, slack, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local here = tonumber(ARGV[4])
            local used = 0
            if here >= 0 then used = tonumber(redis.call('GET', KEYS[2]) or '0') end
            local wait, left = 0, -1
            if interval > 0 then
              local turn = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now - slack)
              wait = math.max(0, turn - now)
              if wait > limit then return {0, wait, 0, used} end
              local ahead = turn + interval - now
              redis.call('SET', KEYS[1], string.format('%.0f', turn + interval), 'PX', math.max(1000, math.ceil(ahead / 1000) + 1000))
              if ahead > 0 then left = 0 else left = math.floor(-ahead / interval) + 1 end
            end
            if here >= 0 then
              used = math.max(used + 1, here)
              redis.call('SET', KEYS[2], string.format('%.0f', used), 'EX', ARGV[5])
            end
            return {1, wait, left, used}
            """;

    private final RedisLink redis;

    RedisTurns(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Optional<Turn>> take(String key, Pace pace, long limitNanos, long day, long usedHere) {
        // The braces keep both keys on one node of a Redis cluster.
        Request request = Request.cmd(Command.EVAL)
                .arg(SCRIPT)
                .arg(2)
                .arg("joule:turn:{" + key + "}")
                .arg("joule:day:{" + key + "}:" + day)
                .arg(pace.interval() / MICRO)
                .arg(pace.slack() / MICRO)
                .arg(limitNanos / MICRO)
                .arg(day == NO_DAY ? -1 : usedHere)
                .arg(DAY_SECONDS);
        return redis.ask(request).map(answer -> answer.map(RedisTurns::turn));
    }

    private static Turn turn(Response answer) {
        return new Turn(
                answer.get(0).toLong() == 1,
                answer.get(1).toLong() * MICRO,
                answer.get(2).toLong(),
                answer.get(3).toLong());
    }
}
