package io.joule.pricing;

/** A price of the book: {@code sunPerEnergy} for orders of {@code minEnergy} units and more, until the next tier. */
public record Tier(String duration, long minEnergy, long sunPerEnergy) {}
