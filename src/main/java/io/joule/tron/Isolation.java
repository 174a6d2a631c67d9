package io.joule.tron;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** A node that said what can't be true is not asked at all, for a while or until an operator lets it back. */
final class Isolation {

    private static final Logger LOG = Logger.getLogger(Isolation.class);

    private final String name;
    private final Duration length;
    private final LongSupplier nanos;
    private String reason;
    private long until;

    /** @param length zero: until an operator lets it back */
    Isolation(String name, Duration length, LongSupplier nanos) {
        this.name = name;
        this.length = length;
        this.nanos = nanos;
    }

    synchronized void isolate(String why) {
        if (reason == null) {
            LOG.errorf(
                    "TRON node %s is isolated%s, because it can't be right: %s",
                    name, length.isZero() ? "" : " for " + length.toMinutes() + " min", why);
        }
        reason = NodeText.shortened(why);
        until = nanos.getAsLong() + length.toNanos();
    }

    /** Why it is isolated; empty when it may be asked. */
    synchronized Optional<String> reason() {
        if (reason != null && !length.isZero() && until - nanos.getAsLong() <= 0) {
            restore("its time is over");
        }
        return Optional.ofNullable(reason);
    }

    synchronized void restore(String why) {
        if (reason != null) {
            LOG.warnf("TRON node %s is asked again: %s", name, why);
            reason = null;
        }
    }
}
