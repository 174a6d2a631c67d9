package io.joule.customer;

import io.joule.tron.TronAddress;
import java.time.Instant;

/** A receiver address that a customer keeps. */
public record SavedAddress(long id, TronAddress address, Instant createdAt) {}
