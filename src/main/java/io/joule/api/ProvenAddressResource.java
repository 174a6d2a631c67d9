package io.joule.api;

import io.joule.api.access.OpenToCustomers;
import io.joule.deposit.AddressProofs;
import io.joule.tron.TronAddress;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/users/{user_id}/proven-addresses}: addresses that a customer has shown to be its own. */
@Path("/api/users/{user_id}/proven-addresses")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "deposits")
public class ProvenAddressResource {

    private static final String USER = "The customer's Telegram id, a positive 64-bit integer.";

    private final AddressProofs proofs;

    ProvenAddressResource(AddressProofs proofs) {
        this.proofs = proofs;
    }

    @OpenToCustomers
    @POST
    @Path("/challenges")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "askChallenge",
            summary = "A text to sign with an address's key",
            description = "Valid once and for some minutes. A new one takes the place of the one before.")
    public Uni<ChallengeResponse> challenge(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @NotNull @Valid AskChallenge body) {
        return proofs.challenge(Params.user(user), TronAddress.parse(body.address()))
                .map(ChallengeResponse::of);
    }

    @OpenToCustomers
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proveAddress",
            summary = "Prove an address by a signature",
            description =
                    "From then on what this address pays is credited to this customer without being announced, and"
                            + " what it paid before can be claimed. An address is one customer's: the newest signature counts.")
    public Uni<ApiResponse<ProvenAddressResponse>> prove(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @NotNull @Valid ProveAddress body) {
        return proofs.prove(Params.user(user), TronAddress.parse(body.address()), body.signature())
                .map(proven -> ApiResponse.of("The address is proven.", ProvenAddressResponse.of(proven)));
    }

    @OpenToCustomers
    @GET
    @Operation(
            operationId = "listProvenAddresses",
            summary = "A customer's proven addresses",
            description = "By address. While there are more, X-Next-Cursor holds the cursor of the next page, and Link"
                    + " its address.")
    public Uni<RestResponse<List<ProvenAddressResponse>>> list(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(
                            description = "1 to 200.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "X-Next-Cursor of the page before.") @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        int size = Params.limit(limit);
        return proofs.list(Params.user(user), Params.addressCursor(cursor), size + 1)
                .map(found -> Pages.cut(found, size, one -> one.address().toString(), ProvenAddressResponse::of, uri));
    }
}
