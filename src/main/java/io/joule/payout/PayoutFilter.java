package io.joule.payout;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Which payouts of one kind a list shows; {@code before} is the last of the page before. */
public record PayoutFilter(
        PayoutKind kind, OptionalLong customer, Optional<PayoutStatus> status, Optional<UUID> before) {}
