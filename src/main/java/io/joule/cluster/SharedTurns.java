package io.joule.cluster;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Limits that all instances keep together. It is a help, never a need: an empty answer means "ask your own bucket". */
public interface SharedTurns {

    /**
     * Takes a turn at {@code pace}, and counts it for the day.
     *
     * @param key names what is limited
     * @param limitNanos the longest wait that is of use
     * @param day days since 1970; at a change the count begins anew
     * @param usedHere what this instance knows of the day's count, so that a store that forgot learns it again
     * @return never failing; empty when the instances can't talk to each other just now
     */
    Uni<Optional<Turn>> take(String key, Pace pace, long limitNanos, long day, long usedHere);

    /** For one instance that is alone. */
    static SharedTurns none() {
        return (key, pace, limitNanos, day, usedHere) -> Uni.createFrom().item(Optional.empty());
    }

    /**
     * @param waitNanos until the turn; -1 when that is too long, and no turn was taken
     * @param usedOnDay by all instances together, this one included
     */
    record Turn(long waitNanos, long usedOnDay) {}
}
