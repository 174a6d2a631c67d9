package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.payout.PayoutWallets;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/payout-wallets}: the wallets that money leaves from. */
@Path("/api/payout-wallets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "payout wallets")
public class PayoutWalletResource {

    private final PayoutWallets wallets;
    private final Caller caller;
    private final Vertx vertx;

    PayoutWalletResource(PayoutWallets wallets, Caller caller, Vertx vertx) {
        this.wallets = wallets;
        this.caller = caller;
        this.vertx = vertx;
    }

    @GET
    @Path("/")
    @Operation(
            operationId = "listPayoutWallets",
            summary = "The wallets that money leaves from",
            description = "With what the final chain says they have; where no node answers, what it last said.")
    public Uni<List<PayoutWalletResponse>> list() {
        return wallets.list()
                .map(all -> all.stream().map(PayoutWalletResponse::of).toList());
    }

    @POST
    @Path("/")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addPayoutWallet",
            summary = "Add a payout wallet",
            description =
                    "Its key will sign transfers of TRX and of this network's USDT, exactly as planned, and nothing else. A"
                            + " wallet whose key is kept for the supplier pool is refused (wallet_has_other_purpose).")
    public Uni<PayoutWalletResponse> add(@NotNull @Valid AddPayoutWallet body) {
        // Deriving the address takes milliseconds of CPU.
        return vertx.executeBlocking(body::key)
                .chain(key ->
                        wallets.add(key, Actors.of(caller)).onTermination().invoke(key::close))
                .map(PayoutWalletResponse::of);
    }

    @PUT
    @Path("/{wallet_id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setPayoutWalletState",
            summary = "Switch a payout wallet on or off",
            description =
                    "Takes effect at once, in every instance. What was signed before may have left, and is followed.")
    public Uni<ApiResponse<PayoutWalletResponse>> setState(
            @Parameter(description = "Its id.", schema = @Schema(implementation = Long.class)) @PathParam("wallet_id")
                    String id,
            @NotNull @Valid SetPayoutWalletState body) {
        return wallets.setEnabled(id(id), body.enabled(), Actors.of(caller))
                .map(wallet -> ApiResponse.of("The wallet is " + body.state() + ".", PayoutWalletResponse.of(wallet)));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal(Kind.NOT_FOUND, "unknown_wallet", "There is no such payout wallet.");
        }
    }
}
