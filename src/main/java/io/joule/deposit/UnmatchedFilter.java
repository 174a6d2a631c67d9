package io.joule.deposit;

import java.util.Optional;
import java.util.UUID;

/** Which unmatched payments; {@code before} is the last id of the page before. */
public record UnmatchedFilter(Optional<UnmatchedState> state, Optional<Reason> reason, Optional<UUID> before) {}
