package io.joule.deposit;

import io.joule.money.Money;
import io.joule.tron.TronAddress;

/**
 * A payment to the deposit address: its place inside the transaction, who sent it, and how much arrived.
 *
 * @param signed the sender signed this transaction itself: it is a person's address, not a contract's
 */
record Incoming(int index, TronAddress sender, Money amount, boolean signed) {}
