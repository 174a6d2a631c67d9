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

    private static final long BRIEFLY_MS = 3;
    private static final int MOST_ACTS = 20_000;

    private final Dice dice;
    private final Journal journal;
    private final Locks locks;
    private final List<Act<?>> waiting = new ArrayList<>();
    private final List<Act<?>> blocked = new ArrayList<>();
    private int crash;
    private int suspend;

    Schedule(Dice dice, Journal journal, Locks locks) {
        this.dice = dice;
        this.journal = journal;
        this.locks = locks;
    }

    /** @param crash permille of acts that an instance dies at; @param suspend permille of acts after which all rest */
    void unrest(int crash, int suspend) {
        this.crash = crash;
        this.suspend = suspend;
    }

    /** Something that {@code actor} waits for. It begins when its turn comes. */
    <T> Future<T> later(Actor actor, String what, Supplier<Future<T>> begin) {
        Act<T> act = new Act<>(actor, what, begin);
        waiting.add(act);
        return act.told.future();
    }

    /** Lets things happen until nothing is left to do, or work is left lying. */
    void run() {
        runUntil(() -> false);
    }

    void runUntil(BooleanSupplier enough) {
        for (int acts = 0; !enough.getAsBoolean(); acts++) {
            Violation.unless(acts < MOST_ACTS, "endless", "%d acts and no end: %s", acts, waiting);
            List<Act<?>> ready =
                    waiting.stream().filter(act -> act.actor.isAwake()).toList();
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

    /** What this actor waited for comes to nobody any more. */
    void forget(Actor actor) {
        waiting.removeIf(act -> act.actor == actor);
        blocked.removeIf(act -> act.actor == actor);
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
            journal.count("lock waits");
        } else if (dies) {
            journal.count("crash after " + act.kind());
            act.actor.die("after " + act.what);
        } else {
            act.told.handle(act.done);
        }
        wakeBlocked();
    }

    /** False when it waits for a lock that somebody else holds. */
    private <T> boolean begin(Act<T> act) {
        act.actor.began(act.what);
        act.done = act.begin.get();
        if (isOver(act.done)) {
            return true;
        }
        blocked.add(act);
        settle();
        blocked.remove(act);
        return act.done.isComplete();
    }

    /** After a commit those who waited for its locks go on, in their turn. */
    private void settle() {
        if (!blocked.isEmpty()) {
            locks.settle(blocked.stream().map(act -> act.done).toList());
        }
    }

    private void wakeBlocked() {
        settle();
        List<Act<?>> over = blocked.stream().filter(act -> act.done.isComplete()).toList();
        blocked.removeAll(over);
        waiting.addAll(over);
    }

    private static boolean isOver(Future<?> future) {
        if (future.isComplete()) {
            return true;
        }
        CountDownLatch over = new CountDownLatch(1);
        future.onComplete(ignored -> over.countDown());
        try {
            return over.await(BRIEFLY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Act<T> {

        private final Actor actor;
        private final String what;
        private final Supplier<Future<T>> begin;
        private final Promise<T> told = Promise.promise();
        private Future<T> done;

        private Act(Actor actor, String what, Supplier<Future<T>> begin) {
            this.actor = actor;
            this.what = what;
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
