package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.api.access.OpenToCustomers;
import io.joule.deposit.DepositList;
import io.joule.deposit.DepositView;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/users/{user_id}/deposits} and {@code …/claims}: what a customer paid, and payments it asks for. */
@Path("/api/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "deposits")
public class DepositResource {

    private static final String USER = "The customer's Telegram id, a positive 64-bit integer.";

    private final DepositList deposits;
    private final UnmatchedService unmatched;
    private final Caller caller;

    DepositResource(DepositList deposits, UnmatchedService unmatched, Caller caller) {
        this.deposits = deposits;
        this.unmatched = unmatched;
        this.caller = caller;
    }

    @OpenToCustomers
    @GET
    @Path("/deposits")
    @Operation(
            operationId = "listDeposits",
            summary = "A customer's payments, newest first",
            description = "The first page begins with those that are only seen: they are in a block that may still be"
                    + " undone, and are not in the balance. While there are more, X-Next-Cursor holds the cursor of the"
                    + " next page, and Link its address.")
    public Uni<RestResponse<List<PaymentResponse>>> list(
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
        return deposits.of(Params.user(user), Params.lineCursor(cursor), size + 1)
                .map(found -> {
                    List<DepositView> credited =
                            found.stream().filter(DepositView::credited).toList();
                    List<PaymentResponse> page = found.stream()
                            .limit((long) found.size() - Math.max(0, credited.size() - size))
                            .map(PaymentResponse::of)
                            .toList();
                    Optional<String> next = credited.size() > size
                            ? Optional.of(
                                    Long.toString(credited.get(size - 1).id().getAsLong()))
                            : Optional.empty();
                    return Pages.of(page, next, uri);
                });
    }

    @OpenToCustomers
    @POST
    @Path("/claims")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "claimPayment",
            summary = "Claim an unmatched payment",
            description = "For a payment that was not credited by itself: late, another amount than announced, or not"
                    + " announced. Ask for a challenge for the address that paid, sign it there, and send the signature"
                    + " with the transaction; without a signature when the address is proven by one already.")
    public Uni<ApiResponse<List<UnmatchedPaymentResponse>>> claim(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @NotNull @Valid ClaimPayment body) {
        return unmatched
                .claim(Params.user(user), body.id(), Optional.ofNullable(body.signature()), caller.name())
                .map(claimed -> ApiResponse.of(
                        "The payment is credited.",
                        claimed.stream().map(UnmatchedPaymentResponse::of).toList()));
    }
}
