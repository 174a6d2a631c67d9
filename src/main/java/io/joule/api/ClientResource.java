package io.joule.api;

import io.joule.api.access.ApiClients;
import io.joule.api.access.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/clients}: who has a key. */
@Path("/api/clients")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "clients")
public class ClientResource {

    private final ApiClients clients;
    private final Caller caller;

    ClientResource(ApiClients clients, Caller caller) {
        this.clients = clients;
        this.caller = caller;
    }

    @POST
    @Path("/")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createClient",
            summary = "Give out a key",
            description = "With user_id the key opens only what is that customer's; without, everything. Each client's"
                    + " idempotency keys are its own. To change a client's key, give out a new client and revoke the"
                    + " old.")
    @APIResponse(
            responseCode = "201",
            description = "The client, with its key: this is the one time that it is shown.",
            content = @Content(schema = @Schema(implementation = NewClientResponse.class)))
    public Uni<RestResponse<NewClientResponse>> create(@NotNull @Valid CreateClient body) {
        OptionalLong customer = body.userId() == null ? OptionalLong.empty() : OptionalLong.of(body.userId());
        return clients.create(body.name(), customer, Actors.of(caller))
                .map(created -> RestResponse.status(RestResponse.Status.CREATED, NewClientResponse.of(created)));
    }

    @GET
    @Path("/")
    @Operation(
            operationId = "listClients",
            summary = "Who has a key, newest first",
            description =
                    "Those that were revoked among them. While there are more, X-Next-Cursor holds the cursor of the"
                            + " next page, and Link its address.")
    public Uni<RestResponse<List<ClientResponse>>> list(
            @Parameter(description = "Only this customer's.", schema = @Schema(implementation = Long.class))
                    @QueryParam("user_id")
                    String user,
            @Parameter(
                            description = "1 to 200.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "X-Next-Cursor of the page before.") @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        return clients.list(Params.userIfGiven(user), Params.uuidCursor(cursor), Params.limit(limit))
                .map(page -> Pages.of(
                        page.clients().stream().map(ClientResponse::of).toList(),
                        page.next().map(UUID::toString),
                        uri));
    }

    @DELETE
    @Path("/{client_id}")
    @Operation(
            operationId = "revokeClient",
            summary = "Revoke a key",
            description =
                    "At once in the instance that answers, within joule.api.key-cache in the others. A key can't revoke"
                            + " itself, so an operator is always left.")
    public Uni<ApiResponse<ClientResponse>> revoke(
            @Parameter(description = "The client's id.") @PathParam("client_id") String id) {
        return clients.revoke(Params.client(id), caller.name())
                .map(client -> ApiResponse.of("The key is revoked.", ClientResponse.of(client)));
    }
}
