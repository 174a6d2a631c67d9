package io.joule.deposit;

import io.joule.money.Money;
import io.joule.tron.TxId;
import java.time.Instant;

/** A deposit that is in the books now: the chain's amount, and the block that made it final. */
public record CreditedDeposit(TxId id, long customer, Money amount, long block, Instant creditedAt) {}
