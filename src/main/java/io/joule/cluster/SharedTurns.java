package io.joule.cluster;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Limits that all instances keep together. It is a help, never a need: an empty answer means "ask your own bucket". */
public interface SharedTurns {

    /** For {@link #take}: nothing is counted by day. */
    long NO_DAY = -1;

    /**
     * Takes a turn at {@code pace}, and counts it for the day.
     *
     * @param key names what is limited
     * @param limitNanos the longest wait that is of use
     * @param day days since 1970, each with a count of its own; or {@link #NO_DAY}
     * @param usedHere what this instance knows of the day's count, so that a store that forgot learns it again
     * @return never failing; empty when the instances can't talk to each other just now
     */
    Uni<Optional<Turn>> take(String key, Pace pace, long limitNanos, long day, long usedHere);

    /** For one instance that is alone. */
    static SharedTurns none() {
        return (key, pace, limitNanos, day, usedHere) -> Uni.createFrom().item(Optional.empty());
    }

    /**
     * @param taken false when the wait would be too long
     * @param waitNanos until the turn that was taken, or until there would be one
     * @param left turns that could follow at once; -1 where the pace has no limit
     * @param usedOnDay by all instances together, this one included
     */
    record Turn(boolean taken, long waitNanos, long left, long usedOnDay) {}
}
