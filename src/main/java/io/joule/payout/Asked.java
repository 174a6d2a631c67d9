package io.joule.payout;

/** @param repeated true when this key had the withdrawal already */
public record Asked(Payout withdrawal, boolean repeated) {}
