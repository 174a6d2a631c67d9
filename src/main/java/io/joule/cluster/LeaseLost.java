package io.joule.cluster;

/** Another instance has this job now: what was begun under the old lease must not be written. */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLost(String job) {
        super("the job " + job + " has passed to another instance", null, false, false);
    }
}
