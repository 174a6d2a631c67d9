package io.joule.deposit;

import io.joule.tron.TronAddress;
import java.time.Instant;

/** An address that is known to be a customer's, and how. */
public record ProvenAddress(TronAddress address, long customer, Proof proof, Instant provenAt) {}
