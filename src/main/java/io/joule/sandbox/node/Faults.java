package io.joule.sandbox.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait; the oldest that fits a request hits it. Safe for any thread. */
public final class Faults {

    private final List<Fault> waiting = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();

    public synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    public synchronized void remove(Fault fault) {
        waiting.remove(fault);
    }

    /** Ends every fault, and lets go of the requests that hang. */
    public void clear() {
        List<Runnable> released;
        synchronized (this) {
            waiting.clear();
            released = List.copyOf(held);
            held.clear();
        }
        released.forEach(Runnable::run);
    }

    public synchronized List<Fault> list() {
        return List.copyOf(waiting);
    }

    /** The fault for this request, counted as used. */
    synchronized Optional<Fault> take(String path) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.hits(path)) {
                Fault left = fault.afterOneHit();
                if (left == null) {
                    waiting.remove(i);
                } else {
                    waiting.set(i, left);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Keeps a hanging request until {@link #clear()}. */
    synchronized void hold(Runnable release) {
        held.add(release);
    }
}
