package io.joule.api.access;

import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/** Who calls the API: inject it into a resource, and ask it while a request is answered. */
@ApplicationScoped
public class Caller {

    /** The role of an identity that may do everything. */
    public static final String OPERATOR = "operator";

    /** The attribute, a Long, of an identity that may do only what is this customer's. */
    static final String CUSTOMER = "customer";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name of the client, for records and idempotency keys. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** True for an operator, who may do everything. */
    public boolean isOperator() {
        return identity.hasRole(OPERATOR);
    }

    /** The customer that the key belongs to; empty for an operator. */
    public OptionalLong customer() {
        Long customer = identity.getAttribute(CUSTOMER);
        return customer == null ? OptionalLong.empty() : OptionalLong.of(customer);
    }

    /** True for an operator, and for the customer itself. */
    public boolean mayActFor(long customer) {
        return isOperator() || customer().equals(OptionalLong.of(customer));
    }

    /** @throws Refusal {@code forbidden}, unless the caller {@link #mayActFor may act for} this customer */
    public void mustActFor(long customer) {
        if (!mayActFor(customer)) {
            throw forbidden();
        }
    }

    static Refusal forbidden() {
        return new Refusal(
                Kind.FORBIDDEN, "forbidden", "This key may not do that: it opens only what is its own customer's.");
    }
}
