package io.joule.simulation;

/** Who waits for something: an instance of Joule. */
interface Actor {

    /** False while it is paused or dead: nothing of what it waits for comes to it. */
    boolean isAwake();

    /** May die at any act. */
    boolean isMortal();

    void die(String when);

    /** Stands still for a while, with all it has in hand, as after SIGSTOP. */
    void stop(String when);

    void began(String what);
}
