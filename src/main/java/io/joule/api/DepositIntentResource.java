package io.joule.api;

import io.joule.api.access.OpenToCustomers;
import io.joule.deposit.IntentService;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/users/{user_id}/deposit-intents}: payments that are announced. */
@Path("/api/users/{user_id}/deposit-intents")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "deposits")
public class DepositIntentResource {

    private static final String USER = "The customer's Telegram id, a positive 64-bit integer.";

    private final IntentService intents;

    DepositIntentResource(IntentService intents) {
        this.intents = intents;
    }

    @OpenToCustomers
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openDepositIntent",
            summary = "Announce a payment",
            description =
                    "Answers where to pay, and an exact amount, a little above what was asked, that is nobody else's."
                            + " Pay exactly that, in time, from wherever: it is seen within seconds and credited when it is final,"
                            + " about a minute later, without another call.")
    @APIResponse(
            responseCode = "201",
            description = "The intent.",
            content = @Content(schema = @Schema(implementation = DepositIntentResponse.class)))
    public Uni<RestResponse<DepositIntentResponse>> open(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @NotNull @Valid OpenDepositIntent body) {
        return intents.open(Params.user(user), body.money())
                .map(intent -> RestResponse.status(RestResponse.Status.CREATED, DepositIntentResponse.of(intent)));
    }

    @OpenToCustomers
    @GET
    @Operation(
            operationId = "listDepositIntents",
            summary = "A customer's deposit intents, newest first",
            description = "A page. While there are more, X-Next-Cursor holds the cursor of the next page, and Link its"
                    + " address.")
    public Uni<RestResponse<List<DepositIntentResponse>>> list(
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
        return intents.list(Params.user(user), Params.uuidCursor(cursor), size + 1)
                .map(found -> Pages.cut(found, size, intent -> intent.id().toString(), DepositIntentResponse::of, uri));
    }

    @OpenToCustomers
    @GET
    @Path("/{intent_id}")
    @Operation(
            operationId = "getDepositIntent",
            summary = "One deposit intent",
            description = "Its status tells how far the payment is: open, seen, credited or expired.")
    public Uni<DepositIntentResponse> get(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(description = "The intent's id.") @PathParam("intent_id") String id) {
        return intents.get(Params.user(user), Params.intent(id)).map(DepositIntentResponse::of);
    }
}
