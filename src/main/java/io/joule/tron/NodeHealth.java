package io.joule.tron;

import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Counts a node's failures in a row; after too many it rests for a while, which means that it is asked last. */
final class NodeHealth {

    private static final Logger LOG = Logger.getLogger(NodeHealth.class);

    private final String name;
    private final CallLimits limits;
    private final LongSupplier nanos;
    private int failures;
    private long restsUntil;

    NodeHealth(String name, CallLimits limits, LongSupplier nanos) {
        this.name = name;
        this.limits = limits;
        this.nanos = nanos;
        this.restsUntil = nanos.getAsLong();
    }

    synchronized void answered() {
        if (failures >= limits.restAfterFailures()) {
            LOG.infof("TRON node %s answers again", name);
        }
        failures = 0;
        restsUntil = nanos.getAsLong();
    }

    synchronized void failed(NodeTrouble trouble) {
        failures++;
        if (failures >= limits.restAfterFailures()) {
            if (failures == limits.restAfterFailures()) {
                LOG.warnf("TRON node %s failed %d times in a row: %s", name, failures, trouble.getMessage());
            }
            restsUntil = nanos.getAsLong() + limits.rest().toNanos();
        }
    }

    synchronized boolean rests() {
        return restsUntil - nanos.getAsLong() > 0;
    }
}
