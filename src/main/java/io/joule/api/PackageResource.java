package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.api.access.OpenToCustomers;
import io.joule.prepaid.GiveBack;
import io.joule.prepaid.PackageUse;
import io.joule.prepaid.PrepaidService;
import io.joule.prepaid.TransferPackage;
import io.joule.tron.TronAddress;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /api/users/{user_id}/packages}: transfers that a customer pays ahead, and their uses. */
@Path("/api/users/{user_id}/packages")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "packages")
public class PackageResource {

    private static final String USER = "The customer's Telegram id, a positive 64-bit integer.";
    private static final String KEY = "1 to 255 printable characters.";
    private static final String LIMIT = "1 to 200.";
    private static final String CURSOR = "X-Next-Cursor of the page before.";

    private final PrepaidService prepaid;
    private final Caller caller;

    PackageResource(PrepaidService prepaid, Caller caller) {
        this.prepaid = prepaid;
        this.caller = caller;
    }

    @OpenToCustomers
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "buyPackage",
            summary = "Buy a package",
            description = "Pays it from the available balance. The money stays the customer's until a use is delivered."
                    + " With an Idempotency-Key the same request may be sent again without buying twice.")
    @APIResponse(
            responseCode = "201",
            description = "Bought.",
            content = @Content(schema = @Schema(implementation = PackageResponse.class)))
    public Uni<RestResponse<PackageResponse>> buy(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(description = KEY) @HeaderParam(IdempotencyKeys.HEADER) String key,
            @NotNull @Valid BuyPackage body) {
        long customer = Params.user(user);
        String once = IdempotencyKeys.once(caller.name(), key);
        return prepaid.bought(customer, once)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(again(known.get(), body))
                        : prepaid.buy(customer, body.transfers(), body.energyAmount(), body.total(), once)
                                .map(bought -> same(bought, body))
                                .map(bought -> created(bought).build()));
    }

    @OpenToCustomers
    @GET
    @Operation(
            operationId = "listPackages",
            summary = "A customer's packages, newest first",
            description =
                    "While there are more, X-Next-Cursor holds the cursor of the next page, and Link its address.")
    public Uni<RestResponse<List<PackageResponse>>> list(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(description = LIMIT, schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = CURSOR) @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        int size = Params.limit(limit);
        return prepaid.page(Params.user(user), Params.uuidCursor(cursor), size + 1)
                .map(found -> Pages.cut(found, size, one -> one.id().toString(), PackageResponse::of, uri));
    }

    @OpenToCustomers
    @POST
    @Path("/uses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "usePackage",
            summary = "Use a prepaid transfer",
            description =
                    "Orders energy at the price of the customer's oldest package of this energy. One that can't be"
                            + " delivered comes back. With an Idempotency-Key the same request may be sent again without using"
                            + " two.")
    @APIResponse(
            responseCode = "201",
            description = "Taken: an order. Its address is in the Location header.",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    public Uni<RestResponse<OrderResponse>> use(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(description = KEY) @HeaderParam(IdempotencyKeys.HEADER) String key,
            @NotNull @Valid UsePackage body) {
        String receiver = TronAddress.parse(body.receiveAddress()).toString();
        return prepaid.use(Params.user(user), body.energyAmount(), receiver, IdempotencyKeys.once(caller.name(), key))
                .map(placed -> {
                    OrderResponse order = OrderResponse.of(placed.order(), List.of());
                    var answer = ResponseBuilder.<OrderResponse>created(URI.create("/api/orders/" + order.id()))
                            .entity(order);
                    return (placed.repeated() ? answer.header(IdempotencyKeys.REPLAYED, "true") : answer).build();
                });
    }

    @OpenToCustomers
    @GET
    @Path("/{package_id}/uses")
    @Operation(
            operationId = "listPackageUses",
            summary = "Uses of a package, newest first",
            description =
                    "While there are more, X-Next-Cursor holds the cursor of the next page, and Link its address.")
    public Uni<RestResponse<List<PackageUseResponse>>> uses(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(description = "The package's id.") @PathParam("package_id") String id,
            @Parameter(description = LIMIT, schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = CURSOR) @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        int size = Params.limit(limit);
        return own(Params.user(user), Params.transferPackage(id))
                .chain(one -> prepaid.uses(one.id(), Params.uuidCursor(cursor), size + 1))
                .map(found -> Pages.cut(found, size, PackageResource::cursor, PackageUseResponse::of, uri));
    }

    /** Somebody else's package is as unknown as none. */
    private Uni<TransferPackage> own(long customer, UUID id) {
        return prepaid.find(id)
                .map(found -> found.filter(one -> one.customer() == customer).orElseThrow(GiveBack::unknown));
    }

    private static RestResponse<PackageResponse> again(TransferPackage known, BuyPackage body) {
        return created(same(known, body))
                .header(IdempotencyKeys.REPLAYED, "true")
                .build();
    }

    private static TransferPackage same(TransferPackage bought, BuyPackage body) {
        if (bought.bought() != body.transfers()
                || bought.energy() != body.energyAmount()
                || !bought.total().equals(body.total())) {
            throw IdempotencyKeys.reused();
        }
        return bought;
    }

    private static ResponseBuilder<PackageResponse> created(TransferPackage bought) {
        URI there = URI.create("/api/users/" + bought.customer() + "/packages/" + bought.id() + "/uses");
        return ResponseBuilder.<PackageResponse>created(there).entity(PackageResponse.of(bought));
    }

    private static String cursor(PackageUse use) {
        return use.order().toString();
    }
}
