package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.api.access.OpenToCustomers;
import io.joule.money.Money;
import io.joule.payout.WithdrawalRequest;
import io.joule.payout.Withdrawals;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /api/users/{user_id}/withdrawals}: a customer takes balance out. */
@Path("/api/users/{user_id}/withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "withdrawals")
public class WithdrawalResource {

    private static final String USER = "The customer's Telegram id, a positive 64-bit integer.";

    private final Withdrawals withdrawals;
    private final Caller caller;

    WithdrawalResource(Withdrawals withdrawals, Caller caller) {
        this.withdrawals = withdrawals;
        this.caller = caller;
    }

    @OpenToCustomers
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestWithdrawal",
            summary = "Withdraw TRX",
            description =
                    "Holds the amount at once, and sends it after a delay in which it can be cancelled; above a sum in 24 hours"
                            + " the operator has to approve it first. Only to an address whose key has signed for this customer. With"
                            + " an Idempotency-Key the same request may be sent again without withdrawing twice.")
    @APIResponse(
            responseCode = "201",
            description = "Taken. Its address is in the Location header.",
            content = @Content(schema = @Schema(implementation = PayoutResponse.class)))
    public Uni<RestResponse<PayoutResponse>> request(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(description = "1 to 255 printable characters.", example = "withdrawal-2026-000017")
                    @HeaderParam(PayoutParams.KEY_HEADER)
                    String key,
            @NotNull @Valid AskWithdrawal body) {
        long id = Params.user(user);
        Money amount = body.money();
        var idempotency = PayoutParams.idempotency(
                caller.name(),
                key,
                "withdrawal",
                Long.toString(id),
                amount.decimal(),
                body.recipient().toString());
        return withdrawals
                .request(new WithdrawalRequest(id, amount, body.recipient(), Actors.of(caller), idempotency))
                .map(asked -> {
                    PayoutResponse shown = PayoutResponse.of(asked.withdrawal(), caller.isOperator());
                    var answer = ResponseBuilder.<PayoutResponse>created(URI.create("/api/withdrawals/" + shown.id()))
                            .entity(shown);
                    return (asked.repeated() ? answer.header(IdempotencyKeys.REPLAYED, "true") : answer).build();
                });
    }

    @OpenToCustomers
    @GET
    @Operation(
            operationId = "listUserWithdrawals",
            summary = "A customer's withdrawals, newest first",
            description =
                    "While there are more, X-Next-Cursor holds the cursor of the next page, and Link its address.")
    public Uni<RestResponse<List<PayoutResponse>>> list(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(description = "Only those in this status.") @QueryParam("status") String status,
            @Parameter(
                            description = "1 to 200.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "X-Next-Cursor of the page before.") @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        int size = Params.limit(limit);
        return withdrawals
                .list(
                        OptionalLong.of(Params.user(user)),
                        PayoutParams.status(status),
                        Params.uuidCursor(cursor),
                        size + 1)
                .map(found -> PayoutParams.page(found, size, caller.isOperator(), uri));
    }
}
