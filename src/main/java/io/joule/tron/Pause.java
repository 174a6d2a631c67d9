package io.joule.tron;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A node that turned a call away for asking too often is left alone for a while: TronGrid suspends a caller for 5 to 30
 * seconds, and longer for one that goes on.
 */
final class Pause {

    private static final Logger LOG = Logger.getLogger(Pause.class);

    private final String name;
    private final NodeRules rules;
    private final LongSupplier nanos;
    private Duration next;
    private long until;

    Pause(String name, NodeRules rules, LongSupplier nanos) {
        this.name = name;
        this.rules = rules;
        this.nanos = nanos;
        this.next = rules.pause();
        this.until = nanos.getAsLong();
    }

    /** Calls that were under way when the first was turned away do not make it longer. */
    synchronized void begin(String why) {
        if (isOn()) {
            return;
        }
        LOG.warnf("TRON node %s is left alone for %d s: %s", name, next.toSeconds(), why);
        until = nanos.getAsLong() + next.toNanos();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(rules.pauseAtMost()) > 0 ? rules.pauseAtMost() : doubled;
    }

    synchronized boolean isOn() {
        return until - nanos.getAsLong() > 0;
    }

    synchronized void answered() {
        if (!isOn()) {
            next = rules.pause();
        }
    }
}
