package io.joule.api.problem;

import java.util.Optional;

/** When a caller should try again. */
final class Retry {

    /** About as long as a node rests after it failed, or a database takes to fail over. */
    private static final String SOON_SECONDS = "5";

    private Retry() {}

    /** The Retry-After header of this problem, in seconds. */
    static Optional<String> after(Problem problem) {
        return problem.status() == Statuses.UNAVAILABLE ? Optional.of(SOON_SECONDS) : Optional.empty();
    }
}
