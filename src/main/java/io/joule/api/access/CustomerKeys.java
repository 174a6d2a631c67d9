package io.joule.api.access;

import io.joule.base.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps whoever is no operator to the routes that are {@link OpenToCustomers}, and there to the customer's own paths.
 */
@Singleton
public class CustomerKeys {

    private static final String USER_ID = "user_id";

    private final Caller caller;
    private final SecurityIdentity identity;

    CustomerKeys(Caller caller, SecurityIdentity identity) {
        this.caller = caller;
        this.identity = identity;
    }

    /**
     * Runs before the request's body is read. That an anonymous caller gets nowhere under {@code /api} is said in
     * application.properties.
     *
     * @throws Refusal {@code forbidden}
     */
    @ServerRequestFilter
    public void check(ResourceInfo route, UriInfo uri) {
        if (!identity.isAnonymous() && !caller.isOperator() && !(isOpen(route) && isOwn(uri))) {
            throw Caller.forbidden();
        }
    }

    private static boolean isOpen(ResourceInfo route) {
        return route.getResourceMethod().isAnnotationPresent(OpenToCustomers.class);
    }

    /** By its one spelling: "+7" and "07" are nobody's. */
    private boolean isOwn(UriInfo uri) {
        String user = uri.getPathParameters().getFirst(USER_ID);
        return user == null || user.equals(Long.toString(caller.customer().orElseThrow(Caller::forbidden)));
    }
}
