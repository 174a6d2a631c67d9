package io.joule.supplier;

import io.joule.money.Sun;
import io.joule.tron.Energy;

/** One wallet's part of an order: {@code sun} to delegate, which yields at least {@code energy}. */
public record Part(long walletId, Energy energy, Sun sun) {}
