package io.joule.ledger;

import io.joule.money.Money;

/** An account whose balance is not the sum of its postings: never expected, the books need a person. */
public record Drift(long account, Money balance, Money postings) {}
