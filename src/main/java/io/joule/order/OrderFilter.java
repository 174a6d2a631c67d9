package io.joule.order;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Which orders a list shows. @param before only orders older than this one */
public record OrderFilter(OptionalLong customer, Optional<OrderStatus> status, Optional<UUID> before) {}
