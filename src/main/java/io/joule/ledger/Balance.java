package io.joule.ledger;

import io.joule.money.Money;

/** What a customer owns of one asset: free to spend, and set aside for open orders. */
public record Balance(Money available, Money held) {}
