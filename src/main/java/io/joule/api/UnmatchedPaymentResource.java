package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.deposit.UnmatchedFilter;
import io.joule.deposit.UnmatchedService;
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

/** {@code /api/unmatched-payments}: money that nothing tied to a customer. The operator's alone. */
@Path("/api/unmatched-payments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "deposits")
public class UnmatchedPaymentResource {

    private final UnmatchedService unmatched;
    private final Caller caller;

    UnmatchedPaymentResource(UnmatchedService unmatched, Caller caller) {
        this.unmatched = unmatched;
        this.caller = caller;
    }

    @GET
    @Path("/")
    @Operation(
            operationId = "listUnmatchedPayments",
            summary = "Payments that nothing tied to a customer, newest first",
            description =
                    "Each with its reason. While there are more, X-Next-Cursor holds the cursor of the next page, and"
                            + " Link its address.")
    public Uni<RestResponse<List<UnmatchedPaymentResponse>>> list(
            @Parameter(description = "open, assigned, claimed, refunding or refunded.") @QueryParam("state")
                    String state,
            @Parameter(
                            description =
                                    "late, paid_twice, wrong_amount, unknown_sender, below_minimum or token_not_accepted.")
                    @QueryParam("reason")
                    String reason,
            @Parameter(
                            description = "1 to 200.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "X-Next-Cursor of the page before.") @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        int size = Params.limit(limit);
        UnmatchedFilter filter =
                new UnmatchedFilter(Params.unmatchedState(state), Params.reason(reason), Params.uuidCursor(cursor));
        return unmatched
                .list(filter, size + 1)
                .map(found ->
                        Pages.cut(found, size, payment -> payment.id().toString(), UnmatchedPaymentResponse::of, uri));
    }

    @GET
    @Path("/{payment_id}")
    @Operation(
            operationId = "getUnmatchedPayment",
            summary = "One unmatched payment",
            description = "With its reason, and who got it if somebody did.")
    public Uni<UnmatchedPaymentResponse> get(@Parameter(description = "Its id.") @PathParam("payment_id") String id) {
        return unmatched.get(Params.unmatchedPayment(id)).map(UnmatchedPaymentResponse::of);
    }

    @POST
    @Path("/{payment_id}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "assignUnmatchedPayment",
            summary = "Give an unmatched payment to a customer",
            description = "Credits it, once, on the operator's word, which the audit keeps.")
    public Uni<ApiResponse<UnmatchedPaymentResponse>> assign(
            @Parameter(description = "Its id.") @PathParam("payment_id") String id,
            @NotNull @Valid AssignPayment body) {
        return unmatched
                .assign(Params.unmatchedPayment(id), body.userId(), caller.name())
                .map(payment -> ApiResponse.of("The payment is credited.", UnmatchedPaymentResponse.of(payment)));
    }
}
