package io.joule.api;

import io.joule.audit.Actor;
import io.joule.delegation.Engine;
import io.joule.supplier.Added;
import io.joule.supplier.NewWallet;
import io.joule.supplier.SupplierService;
import io.joule.supplier.SupplierWallet;
import io.joule.supplier.WalletRefresher;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
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

/** {@code /api/supplier-wallets}: the pool whose stake is sold. */
@Path("/api/supplier-wallets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "supplier wallets")
public class SupplierWalletResource {

    private final SupplierService suppliers;
    private final WalletRefresher refresher;
    private final Engine engine;
    private final SecurityIdentity caller;
    private final Vertx vertx;

    SupplierWalletResource(
            SupplierService suppliers, WalletRefresher refresher, Engine engine, SecurityIdentity caller, Vertx vertx) {
        this.suppliers = suppliers;
        this.refresher = refresher;
        this.engine = engine;
        this.caller = caller;
        this.vertx = vertx;
    }

    @GET
    @Path("/")
    @Operation(operationId = "listSupplierWallets", summary = "The pool", description = "Every wallet with its stock.")
    public Uni<List<SupplierWalletResponse>> list() {
        return suppliers
                .list()
                .map(found -> found.stream()
                        .map(stock -> SupplierWalletResponse.of(stock, suppliers.shortage(stock)))
                        .toList());
    }

    @POST
    @Path("/add")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addSupplierWallet",
            summary = "Add a wallet",
            description =
                    "Reads from the chain what the key may do, encrypts and stores it, and looks at the wallet's"
                            + " figures. A permission that allows more than delegating and reclaiming is refused, unless"
                            + " allow_wide_permission says otherwise. A known wallet keeps its row; another key replaces its key.")
    public Uni<SupplierWalletResponse> add(@NotNull @Valid AddSupplierWallet body) {
        // Deriving the address takes milliseconds of CPU.
        return vertx.executeBlocking(body::wallet)
                .chain(this::add)
                .map(added -> SupplierWalletResponse.of(added.wallet()));
    }

    @POST
    @Path("/update-balances")
    @Operation(
            operationId = "updateBalances",
            summary = "Look at every wallet now",
            description =
                    "Asks the chain for balances and capacity, and forgets what went wrong with a wallet before. A wallet"
                            + " that can't be asked keeps its last figures.")
    public Uni<ApiResponse<RefreshResponse>> updateBalances() {
        return refresher
                .startOver()
                .map(report -> ApiResponse.of("The wallets were looked at.", RefreshResponse.of(report)));
    }

    @POST
    @Path("/process-orders")
    @Operation(
            operationId = "processOrders",
            summary = "Wake the engine",
            description = "Has it look for work now. It does so by itself, too: nothing depends on this call.")
    public ApiResponse<Void> processOrders() {
        engine.wake();
        return ApiResponse.of("The engine is looking for work.");
    }

    @PUT
    @Path("/{wallet_id}/toggle")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "toggleSupplierWallet",
            summary = "Let a wallet take orders, or not",
            description =
                    "Without a body: an enabled wallet stops taking orders, any other takes them again. What is out"
                            + " is reclaimed at the end of its rental either way.")
    public Uni<ApiResponse<SupplierWalletResponse>> toggle(
            @Parameter(description = "The wallet's id.", schema = @Schema(implementation = Long.class))
                    @PathParam("wallet_id")
                    String walletId,
            @Valid SetWalletState body) {
        long id = Params.supplierWallet(walletId);
        Actor by = Actors.of(caller);
        Uni<SupplierWallet> changed =
                body == null ? suppliers.toggle(id, by) : suppliers.setState(id, body.wanted(), by);
        return changed.map(wallet ->
                ApiResponse.of("The wallet is " + wallet.state().word() + ".", SupplierWalletResponse.of(wallet)));
    }

    private Uni<Added> add(NewWallet wallet) {
        return suppliers.add(wallet, Actors.of(caller)).onTermination().invoke(wallet.key()::close);
    }
}
