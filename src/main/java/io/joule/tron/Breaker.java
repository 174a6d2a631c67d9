package io.joule.tron;

import io.joule.base.TransitionTable;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Counts a node's failures in a row. After too many the node rests: it is asked last. When it has rested, one call
 * probes it; the answer closes the breaker, a failure doubles the rest.
 */
final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);

    /** The longest rest is so many times the first: a node that came back is not missed for long. */
    private static final int LONGEST = 8;

    private final String name;
    private final CallLimits limits;
    private final LongSupplier nanos;
    private State state = State.CLOSED;
    private int failures;
    private int factor = 1;
    private long restsUntil;
    private long probedUntil;

    enum State {
        /** Asked in its turn. */
        CLOSED,
        /** Has rested; one call tries it. */
        HALF_OPEN,
        /** Rests: asked only when nobody else answers. */
        OPEN
    }

    enum Event {
        ANSWERED,
        FAILED,
        /** One failure too many in a row. */
        GAVE_UP,
        RESTED
    }

    static final TransitionTable<State, Event> TABLE = TransitionTable.<State, Event>builder()
            .on(State.CLOSED, Event.ANSWERED, State.CLOSED)
            .on(State.CLOSED, Event.FAILED, State.CLOSED)
            .on(State.CLOSED, Event.GAVE_UP, State.OPEN)
            .on(State.OPEN, Event.FAILED, State.OPEN)
            .on(State.OPEN, Event.ANSWERED, State.CLOSED)
            .on(State.OPEN, Event.RESTED, State.HALF_OPEN)
            .on(State.HALF_OPEN, Event.ANSWERED, State.CLOSED)
            .on(State.HALF_OPEN, Event.FAILED, State.OPEN)
            .build();

    /** @param nanos the machine's own passing of time */
    Breaker(String name, CallLimits limits, LongSupplier nanos) {
        this.name = name;
        this.limits = limits;
        this.nanos = nanos;
        this.restsUntil = nanos.getAsLong();
        this.probedUntil = restsUntil;
    }

    synchronized State state() {
        if (state == State.OPEN && hasPassed(restsUntil)) {
            move(Event.RESTED);
        }
        return state;
    }

    synchronized void answered() {
        if (state() != State.CLOSED) {
            LOG.infof("TRON node %s answers again", name);
        }
        move(Event.ANSWERED);
        failures = 0;
        factor = 1;
    }

    synchronized void failed(String why) {
        failures++;
        boolean closed = state() == State.CLOSED;
        if (closed && failures < limits.restAfterFailures()) {
            move(Event.FAILED);
            return;
        }
        if (closed) {
            LOG.warnf("TRON node %s failed %d times in a row and rests: %s", name, failures, why);
        }
        factor = state == State.HALF_OPEN ? Math.min(2 * factor, LONGEST) : factor;
        move(closed ? Event.GAVE_UP : Event.FAILED);
        restsUntil = nanos.getAsLong() + limits.rest().multipliedBy(factor).toNanos();
    }

    /** True for the one call that may try a node that has rested; nobody else may until it ended, or took too long. */
    synchronized boolean claimProbe() {
        if (state() != State.HALF_OPEN || !hasPassed(probedUntil)) {
            return false;
        }
        probedUntil = nanos.getAsLong() + limits.timeout().toNanos();
        return true;
    }

    private boolean hasPassed(long time) {
        return time - nanos.getAsLong() <= 0;
    }

    private void move(Event event) {
        state = TABLE.next(state, event).orElseThrow();
    }
}
