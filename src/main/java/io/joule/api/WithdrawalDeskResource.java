package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.api.access.OpenToCustomers;
import io.joule.payout.Payout;
import io.joule.payout.WithdrawalDesk;
import io.joule.payout.Withdrawals;
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

/** {@code /api/withdrawals}: what becomes of withdrawals that were asked for. */
@Path("/api/withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "withdrawals")
public class WithdrawalDeskResource {

    private static final String THING = "withdrawal";

    private final Withdrawals withdrawals;
    private final WithdrawalDesk desk;
    private final Caller caller;

    WithdrawalDeskResource(Withdrawals withdrawals, WithdrawalDesk desk, Caller caller) {
        this.withdrawals = withdrawals;
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/")
    @Operation(
            operationId = "listWithdrawals",
            summary = "All withdrawals, newest first",
            description =
                    "While there are more, X-Next-Cursor holds the cursor of the next page, and Link its address.")
    public Uni<RestResponse<List<PayoutResponse>>> list(
            @Parameter(description = "Only this customer's.", schema = @Schema(implementation = Long.class))
                    @QueryParam("user_id")
                    String user,
            @Parameter(description = "requested, approved, sending, done, cancelled, rejected or failed.")
                    @QueryParam("status")
                    String status,
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
                .list(Params.userIfGiven(user), PayoutParams.status(status), Params.uuidCursor(cursor), size + 1)
                .map(found -> PayoutParams.page(found, size, true, uri));
    }

    @OpenToCustomers
    @GET
    @Path("/{withdrawal_id}")
    @Operation(operationId = "getWithdrawal", summary = "One withdrawal", description = "Where it stands.")
    public Uni<PayoutResponse> get(@Parameter(description = "Its id.") @PathParam("withdrawal_id") String id) {
        return own(id).map(this::show);
    }

    @OpenToCustomers
    @POST
    @Path("/{withdrawal_id}/cancel")
    @Operation(
            operationId = "cancelWithdrawal",
            summary = "Call a withdrawal off",
            description = "Frees the money at once. Not possible any more once a transaction was signed for it.")
    public Uni<ApiResponse<PayoutResponse>> cancel(
            @Parameter(description = "Its id.") @PathParam("withdrawal_id") String id) {
        return own(id).chain(p -> desk.cancel(p.id(), Actors.of(caller)))
                .map(p -> ApiResponse.of("The withdrawal is cancelled.", show(p)));
    }

    @POST
    @Path("/{withdrawal_id}/approve")
    @Operation(
            operationId = "approveWithdrawal",
            summary = "Approve a withdrawal",
            description = "It is sent when its delay is over, too. The audit keeps who approved it.")
    public Uni<ApiResponse<PayoutResponse>> approve(
            @Parameter(description = "Its id.") @PathParam("withdrawal_id") String id) {
        return desk.approve(PayoutParams.id(id, THING), Actors.of(caller))
                .map(p -> ApiResponse.of("The withdrawal is approved.", show(p)));
    }

    @POST
    @Path("/{withdrawal_id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectWithdrawal",
            summary = "Reject a withdrawal",
            description = "Frees the money at once. The customer sees the reason.")
    public Uni<ApiResponse<PayoutResponse>> reject(
            @Parameter(description = "Its id.") @PathParam("withdrawal_id") String id,
            @NotNull @Valid RejectWithdrawal body) {
        return desk.reject(PayoutParams.id(id, THING), body.reason(), Actors.of(caller))
                .map(p -> ApiResponse.of("The withdrawal is rejected.", show(p)));
    }

    /** Somebody else's is as unknown as none. */
    private Uni<Payout> own(String id) {
        return withdrawals.get(PayoutParams.id(id, THING)).invoke(p -> {
            if (!caller.mayActFor(p.customer().orElseThrow())) {
                throw Withdrawals.unknown();
            }
        });
    }

    private PayoutResponse show(Payout p) {
        return PayoutResponse.of(p, caller.isOperator());
    }
}
