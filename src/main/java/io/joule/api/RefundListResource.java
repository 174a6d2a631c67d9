package io.joule.api;

import io.joule.payout.Refunds;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** {@code /api/refunds}: where refunds stand. */
@Path("/api/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "refunds")
public class RefundListResource {

    private final Refunds refunds;

    RefundListResource(Refunds refunds) {
        this.refunds = refunds;
    }

    @GET
    @Path("/")
    @Operation(
            operationId = "listRefunds",
            summary = "Refunds of unmatched payments, newest first",
            description =
                    "While there are more, X-Next-Cursor holds the cursor of the next page, and Link its address.")
    public Uni<RestResponse<List<PayoutResponse>>> list(
            @Parameter(description = "approved, sending, done or failed.") @QueryParam("status") String status,
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
}
