package io.joule.api;

import io.joule.api.access.OpenToCustomers;
import io.joule.customer.AddressBook;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/wallets}: the receiver addresses that customers keep. */
@Path("/api/wallets/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "wallets")
public class WalletResource {

    private static final String USER = "The customer's Telegram id, a positive 64-bit integer.";

    private final AddressBook book;

    WalletResource(AddressBook book) {
        this.book = book;
    }

    @OpenToCustomers
    @GET
    @Operation(operationId = "listWallets", summary = "A customer's receiver addresses", description = "Newest first.")
    public Uni<List<WalletResponse>> list(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user) {
        return book.list(Params.user(user))
                .map(found -> found.stream().map(WalletResponse::of).toList());
    }

    @OpenToCustomers
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveWallet",
            summary = "Keep a receiver address",
            description = "One that was deleted may come back; one that is kept already is refused.")
    public Uni<ApiResponse<WalletResponse>> save(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @NotNull @Valid SaveAddress body) {
        return book.add(Params.user(user), AddressBook.read(body.walletAddress(), "wallet_address"))
                .map(saved -> ApiResponse.of("The address is saved.", WalletResponse.of(saved)));
    }

    @OpenToCustomers
    @DELETE
    @Path("/{wallet_address}")
    @Operation(
            operationId = "deleteWallet",
            summary = "Forget a receiver address",
            description = "Past orders keep it.")
    public Uni<ApiResponse<Void>> delete(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(description = "A TRON address.") @PathParam("wallet_address") String address) {
        return book.delete(Params.user(user), AddressBook.read(address, "wallet_address"))
                .map(ignored -> ApiResponse.of("The address is deleted."));
    }
}
