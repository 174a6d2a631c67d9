package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.api.access.OpenToCustomers;
import io.joule.delegation.DelegationView;
import io.joule.delegation.Engine;
import io.joule.order.Order;
import io.joule.order.OrderFilter;
import io.joule.order.OrderRequest;
import io.joule.order.OrderService;
import io.joule.order.Placed;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /api/orders}. */
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "orders")
public class OrderResource {

    private final OrderService orders;
    private final Engine engine;
    private final Caller caller;

    OrderResource(OrderService orders, Engine engine, Caller caller) {
        this.orders = orders;
        this.engine = engine;
        this.caller = caller;
    }

    @OpenToCustomers
    @POST
    @Path("/")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "placeOrder",
            summary = "Order energy",
            description =
                    "Checks the receiver on the chain, holds the price and reserves the energy, all or nothing. The"
                            + " energy itself follows within seconds: ask for the order until its status is completed. With an"
                            + " Idempotency-Key the same request may be sent again without ordering twice.")
    @APIResponse(
            responseCode = "201",
            description = "Taken. Its address is in the Location header.",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)),
            headers = {
                @Header(
                        name = "Location",
                        description = "Where the order is.",
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = IdempotencyKeys.REPLAYED,
                        description = "true when this key had the order already.",
                        schema = @Schema(implementation = String.class))
            })
    public Uni<RestResponse<OrderResponse>> place(
            @Parameter(
                            description =
                                    "1 to 255 printable characters. The same key with the same request gives the same"
                                            + " order; with another request it is refused.",
                            example = "order-2026-000017")
                    @HeaderParam(IdempotencyKeys.HEADER)
                    String key,
            @NotNull @Valid PlaceOrder body) {
        caller.mustActFor(body.userId());
        OrderRequest request = new OrderRequest(
                body.userId(), body.energyAmount(), body.duration(), body.receiveAddress(), idempotency(key, body));
        return orders.place(request).chain(placed -> show(placed.order()).map(order -> created(placed, order)));
    }

    @OpenToCustomers
    @GET
    @Path("/{order_id}")
    @Operation(operationId = "getOrder", summary = "One order", description = "Where it stands, with its delegations.")
    public Uni<OrderResponse> get(@Parameter(description = "The order's id.") @PathParam("order_id") String id) {
        return own(id).chain(this::show);
    }

    @OpenToCustomers
    @GET
    @Path("/")
    @Operation(
            operationId = "listOrders",
            summary = "Orders, newest first",
            description =
                    "A page of orders. While there are more, X-Next-Cursor holds the cursor of the next page, and Link"
                            + " its address.")
    public Uni<RestResponse<List<OrderResponse>>> list(
            @Parameter(
                            description = "Only this customer's. A customer's key sees its own alone.",
                            schema = @Schema(implementation = Long.class))
                    @QueryParam("user_id")
                    String user,
            @Parameter(description = "pending, processing, completed, failed or cancelled.") @QueryParam("status")
                    String status,
            @Parameter(
                            description = "1 to 200.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "X-Next-Cursor of the page before.") @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        OrderFilter filter = new OrderFilter(whose(user), Params.status(status), Params.uuidCursor(cursor));
        return orders.list(filter, Params.limit(limit))
                .chain(page -> show(page.orders())
                        .map(shown -> Pages.of(shown, page.next().map(UUID::toString), uri)));
    }

    @OpenToCustomers
    @POST
    @Path("/{order_id}/cancel")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel a pending order",
            description =
                    "Gives the money back at once. Only a pending order can be cancelled: a processing one may already"
                            + " be on the chain.")
    public Uni<ApiResponse<OrderResponse>> cancel(
            @Parameter(description = "The order's id.") @PathParam("order_id") String id) {
        return own(id).chain(order -> orders.cancel(order.id()))
                .chain(this::show)
                .map(order -> ApiResponse.of("The order is cancelled.", order));
    }

    /** Somebody else's order is as unknown as none. */
    private Uni<Order> own(String id) {
        return orders.get(Params.order(id)).invoke(order -> {
            if (!caller.mayActFor(order.customer())) {
                throw OrderService.unknown(order.id());
            }
        });
    }

    /** Whose orders a list shows: a customer's key sees its own whatever it asks for. */
    private OptionalLong whose(String user) {
        OptionalLong asked = Params.userIfGiven(user);
        asked.ifPresent(caller::mustActFor);
        return caller.isOperator() ? asked : caller.customer();
    }

    private Optional<OrderRequest.Idempotency> idempotency(String key, PlaceOrder body) {
        return IdempotencyKeys.checked(key)
                .map(known -> new OrderRequest.Idempotency(caller.name(), known, body.hash()));
    }

    private static RestResponse<OrderResponse> created(Placed placed, OrderResponse order) {
        ResponseBuilder<OrderResponse> answer = ResponseBuilder.<OrderResponse>created(
                        URI.create("/api/orders/" + order.id()))
                .entity(order);
        return placed.repeated()
                ? answer.header(IdempotencyKeys.REPLAYED, "true").build()
                : answer.build();
    }

    private Uni<OrderResponse> show(Order order) {
        return show(List.of(order)).map(shown -> shown.get(0));
    }

    private Uni<List<OrderResponse>> show(List<Order> found) {
        return engine.delegations(found.stream().map(Order::id).toList()).map(parts -> {
            Map<UUID, List<DelegationView>> byOrder =
                    parts.stream().collect(Collectors.groupingBy(DelegationView::order));
            return found.stream()
                    .map(o -> OrderResponse.of(o, byOrder.getOrDefault(o.id(), List.of())))
                    .toList();
        });
    }
}
