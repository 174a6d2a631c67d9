package io.joule.order;

/** @param repeated true when the same request had been taken before and nothing new happened */
public record Placed(Order order, boolean repeated) {}
