package io.joule.simulation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Decides what happens next. Whatever an instance waits for (a statement, a commit, a node's answer, a signature) is an
 * act that lies here until its turn comes; the seed says whose turn it is, whether the instance dies before or after
 * it, or sleeps on it. One act at a time, and everything that follows from it on this one thread: the order of events
 * comes from the seed alone.
 */
final class Schedule {

    /** How long a statement may take before it is asked whether it waits for another one's lock. */
    private static final long BRIEFLY_MS = 5;

    private static final long PATIENCE_MS = 20_000;
    private static final int MOST_ACTS = 20_000;

    /** With two transactions at a time at most one waits for a lock, and nobody but the seed says who goes on first. */
    static final int SESSIONS = 2;

    private final Dice dice;
    private final Journal journal;
    private final Locks locks;
    private final List<Act<?>> waiting = new ArrayList<>();
    private final List<Act<?>> blocked = new ArrayList<>();
    private int crash;
    private int suspend;
    private int stop;
    private int sessions;

    Schedule(Dice dice, Journal journal, Locks locks) {
        this.dice = dice;
        this.journal = journal;
        this.locks = locks;
    }

    /** How often, in permille of acts, an instance dies or is stopped at one, or all rest after it. */
    void unrest(int crash, int stop, int suspend) {
        this.crash = crash;
        this.stop = stop;
        this.suspend = suspend;
    }

    /** Whether an act needs one of the few database sessions: not, until it is over, or until it is given back. */
    enum Session {
        NONE,
        BRIEF,
        KEPT
    }

    /** Something that {@code actor} waits for. It begins when its turn comes. */
    <T> Future<T> later(Actor actor, String what, Session session, Supplier<Future<T>> begin) {
        Act<T> act = new Act<>(actor, what, session, begin);
        waiting.add(act);
        return act.told.future();
    }

    void sessionEnded() {
        sessions--;
    }

    /** Lets things happen until nothing is left to do, or work is left lying. */
    void run() {
        runUntil(() -> false);
    }

    void runUntil(BooleanSupplier enough) {
        for (int acts = 0; !enough.getAsBoolean(); acts++) {
            Violation.unless(acts < MOST_ACTS, "endless", "%d acts and no end: %s", acts, waiting);
            List<Act<?>> ready = waiting.stream().filter(this::isReady).toList();
            if (ready.isEmpty()) {
                return;
            }
            Act<?> next = ready.size() == 1 ? ready.get(0) : dice.pick(ready);
            turn(next);
            if (dice.chance(suspend)) {
                journal.count("work left lying");
                return;
            }
        }
    }

    private boolean isReady(Act<?> act) {
        boolean needsSession = act.session != Session.NONE && act.done == null;
        return act.actor.isAwake() && !(needsSession && sessions >= SESSIONS);
    }

    /** What this actor waited for comes to nobody any more; a statement that has begun goes on without it. */
    void forget(Actor actor) {
        waiting.removeIf(act -> act.actor == actor);
    }

    private <T> void turn(Act<T> act) {
        waiting.remove(act);
        boolean dies = act.actor.isMortal() && dice.chance(crash);
        boolean before = dies && dice.chance(500);
        if (before) {
            journal.count("crash before " + act.kind());
            act.actor.die("before " + act.what);
        } else if (act.done == null && !begin(act)) {
            blocked.add(act);
            journal.say("%s waits for a lock", act);
            journal.count("lock waits");
            Violation.unless(blocked.size() < SESSIONS, "deadlock", "they wait for each other: %s", blocked);
        } else if (dies) {
            journal.count("crash after " + act.kind());
            act.actor.die("after " + act.what);
        } else if (act.actor.isMortal() && dice.chance(stop)) {
            act.actor.stop("after " + act.what);
            waiting.add(act);
        } else {
            act.told.handle(act.done);
        }
        wakeBlocked();
    }

    /** False when it waits for a lock that somebody else holds. */
    private <T> boolean begin(Act<T> act) {
        act.actor.began(act.what);
        sessions += act.session == Session.NONE ? 0 : 1;
        act.done = act.begin.get();
        if (!isOver(act.done)) {
            blocked.add(act);
            settle();
            blocked.remove(act);
        }
        if (act.done.isComplete()) {
            over(act);
        }
        return act.done.isComplete();
    }

    private void over(Act<?> act) {
        boolean keeps = act.session == Session.KEPT && act.done.succeeded();
        sessions -= act.session == Session.NONE || keeps ? 0 : 1;
    }

    /** After a commit those who waited for its locks go on, in their turn. */
    private void settle() {
        if (!blocked.isEmpty()) {
            locks.settle(blocked.stream().map(act -> act.done).toList());
        }
    }

    private void wakeBlocked() {
        settle();
        List<Act<?>> over =
                blocked.stream().filter(act -> act.done.isComplete()).toList();
        over.forEach(act -> journal.say("%s has its lock", act));
        over.forEach(this::over);
        blocked.removeAll(over);
        waiting.addAll(over);
    }

    /** False when it may be waiting for a lock, which it can only while another session is open. */
    private boolean isOver(Future<?> future) {
        if (future.isComplete()) {
            return true;
        }
        CountDownLatch over = new CountDownLatch(1);
        future.onComplete(ignored -> over.countDown());
        try {
            return over.await(sessions > 1 ? BRIEFLY_MS : PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Act<T> {

        private final Actor actor;
        private final String what;
        private final Session session;
        private final Supplier<Future<T>> begin;
        private final Promise<T> told = Promise.promise();
        private Future<T> done;

        private Act(Actor actor, String what, Session session, Supplier<Future<T>> begin) {
            this.actor = actor;
            this.what = what;
            this.session = session;
            this.begin = begin;
        }

        private String kind() {
            return what.split(" ", 2)[0];
        }

        @Override
        public String toString() {
            return actor + " " + what;
        }
    }
}
