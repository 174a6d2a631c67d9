package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.payout.RefundDesk;
import io.joule.payout.Refunds;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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

/** {@code /api/refunds}: where refunds stand, and calling one off. */
@Path("/api/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "refunds")
public class RefundListResource {

    private final Refunds refunds;
    private final RefundDesk desk;
    private final Caller caller;

    RefundListResource(Refunds refunds, RefundDesk desk, Caller caller) {
        this.refunds = refunds;
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/")
    @Operation(
            operationId = "listRefunds",
            summary = "Refunds of unmatched payments, newest first",
            description =
                    "While there are more, X-Next-Cursor holds the cursor of the next page, and Link its address.")
    public Uni<RestResponse<List<PayoutResponse>>> list(
            @Parameter(description = "approved, sending, done, cancelled or failed.") @QueryParam("status")
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
        return refunds.list(PayoutParams.status(status), Params.uuidCursor(cursor), size + 1)
                .map(found -> PayoutParams.page(found, size, true, uri));
    }

    @GET
    @Path("/{refund_id}")
    @Operation(operationId = "getRefund", summary = "One refund", description = "Where it stands.")
    public Uni<PayoutResponse> get(@Parameter(description = "Its id.") @PathParam("refund_id") String id) {
        return refunds.get(PayoutParams.id(id, "refund")).map(p -> PayoutResponse.of(p, true));
    }

    @POST
    @Path("/{refund_id}/cancel")
    @Operation(
            operationId = "cancelRefund",
            summary = "Call a refund off",
            description = "Its payment is open again at once, to be assigned or sent back later. Not possible any more"
                    + " once a transaction was signed for it (refund_not_open).")
    public Uni<ApiResponse<PayoutResponse>> cancel(
            @Parameter(description = "Its id.") @PathParam("refund_id") String id) {
        return desk.cancel(PayoutParams.id(id, "refund"), Actors.of(caller))
                .map(p -> ApiResponse.of("The refund is cancelled.", PayoutResponse.of(p, true)));
    }
}
