package io.joule.testing;

import java.util.concurrent.Executor;

/** For what blocks: the common pool has one thread on two cores, and from JDK 25 on nothing else does its work. */
public final class OwnThread {

    /** Runs each task on a thread of its own, at once. */
    public static final Executor EACH = OwnThread::start;

    private OwnThread() {}

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "own");
        thread.setDaemon(true);
        thread.start();
    }
}
