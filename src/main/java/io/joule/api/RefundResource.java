package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.payout.Refunds;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/unmatched-payments/{payment_id}/refund}: money that is nobody's goes back. */
@Path("/api/unmatched-payments/{payment_id}/refund")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "refunds")
public class RefundResource {

    private final Refunds refunds;
    private final Caller caller;

    RefundResource(Refunds refunds, Caller caller) {
        this.refunds = refunds;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "refundUnmatchedPayment",
            summary = "Send an unmatched payment back to its sender",
            description =
                    "From a payout wallet, all of it less what is kept for the network (joule.payout.refund-fee-trx and"
                            + " -usdt). It is refunding until the transfer is final. When it comes to nothing, the payment is open"
                            + " again and says why. A sender that is a contract (sender_is_contract) can't be sent back to, nor what alone is more than"
                            + " may leave in 24 hours (above_daily_cap).")
    public Uni<ApiResponse<PayoutResponse>> refund(
            @Parameter(description = "The payment's id.") @PathParam("payment_id") String id) {
        return refunds.refund(PayoutParams.id(id, "unmatched_payment"), Actors.of(caller))
                .map(p -> ApiResponse.of("The payment is going back.", PayoutResponse.of(p, true)));
    }
}
