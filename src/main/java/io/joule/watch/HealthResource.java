package io.joule.watch;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /health}, for people, monitors and load balancers; it needs no key and tells no secret. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "service")
public class HealthResource {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HealthService health;

    HealthResource(HealthService health) {
        this.health = health;
    }

    @GET
    @Operation(
            operationId = "health",
            summary = "How the service is",
            description =
                    "The true state of database, node, engine, deposits, books and orders, within three seconds. Degraded"
                            + " means: requests are answered, but energy is delivered late or not at all, a finding waits"
                            + " for a person, or new orders are paused.")
    @APIResponse(
            responseCode = "200",
            description = "Healthy or degraded.",
            content = @Content(schema = @Schema(implementation = Health.class)))
    @APIResponse(
            responseCode = "503",
            description = "Unhealthy.",
            content = @Content(schema = @Schema(implementation = Health.class)))
    public Uni<RestResponse<Health>> health() {
        return health.health()
                .map(found -> ResponseBuilder.create(status(found), found)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private static RestResponse.Status status(Health found) {
        return RestResponse.Status.fromStatusCode(found.status() == HealthStatus.UNHEALTHY ? UNAVAILABLE : OK);
    }
}
