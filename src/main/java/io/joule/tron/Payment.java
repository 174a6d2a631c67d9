package io.joule.tron;

import io.joule.money.Sun;

/** A plain TRX transfer inside a transaction: who paid whom how much, and at which place among its contracts. */
public record Payment(int index, TronAddress from, TronAddress to, Sun amount) {}
