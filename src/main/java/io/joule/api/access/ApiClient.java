package io.joule.api.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Who has a key.
 *
 * @param name once and for ever: idempotency keys are kept by it, and records tell who acted by it
 * @param customer whose affairs are all that it may see and change; empty for an operator's
 */
public record ApiClient(UUID id, String name, OptionalLong customer, Instant createdAt, Optional<Instant> revokedAt) {}
