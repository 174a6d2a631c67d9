package io.joule.payout;

import io.joule.audit.Actor;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import java.util.Optional;

/**
 * What is asked for, not yet checked.
 *
 * @param amount what is to leave the customer's balance, the network's part included
 * @param key when the client gave one: the same key gives the same withdrawal
 */
public record WithdrawalRequest(
        long customer, Money amount, TronAddress address, Actor by, Optional<Idempotency> key) {}
