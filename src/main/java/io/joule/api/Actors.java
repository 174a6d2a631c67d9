package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.audit.Actor;
import io.quarkus.security.identity.SecurityIdentity;

/** Who a request is from, as the audit has it. */
final class Actors {

    private Actors() {}

    static Actor of(Caller caller) {
        return Actor.client(caller.name());
    }

    static Actor of(SecurityIdentity caller) {
        return Actor.client(caller.getPrincipal().getName());
    }
}
