package io.joule.customer;

import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A receiver address that a customer keeps.
 *
 * @param name what the customer calls it
 * @param isDefault the customer marked it as the one that is meant when none is said
 */
public record SavedAddress(long id, TronAddress address, Optional<String> name, boolean isDefault, Instant createdAt) {}
