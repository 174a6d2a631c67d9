package io.joule.tron;

import io.smallrye.mutiny.Uni;

/** Knows some addresses of the desk itself: where energy comes from, where customers pay, where money leaves. */
@FunctionalInterface
public interface OwnAddress {

    /** Whether it is one of those; none is a receiver. */
    Uni<Boolean> isOurs(TronAddress address);
}
