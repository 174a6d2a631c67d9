package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.api.access.OpenToCustomers;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.exchange.Exchange;
import io.joule.ledger.exchange.Exchanged;
import io.joule.money.Money;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /api/users/{user_id}/exchanges}: a customer's USDT become TRX, in which orders are paid. */
@Path("/api/users/{user_id}/exchanges")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "users")
public class ExchangeResource {

    private final Exchange exchange;
    private final Customers customers;
    private final Sql sql;
    private final Caller caller;

    ExchangeResource(Exchange exchange, Customers customers, Sql sql, Caller caller) {
        this.exchange = exchange;
        this.customers = customers;
        this.sql = sql;
        this.caller = caller;
    }

    @OpenToCustomers
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "exchangeUsdt",
            summary = "Exchange USDT for TRX",
            description = "At the desk's rate, rounded down to whole sun, from the available balance. With an"
                    + " Idempotency-Key the same request may be sent again without exchanging twice.")
    @APIResponse(
            responseCode = "201",
            description = "Exchanged.",
            content = @Content(schema = @Schema(implementation = ExchangeResponse.class)))
    public Uni<RestResponse<ExchangeResponse>> exchange(
            @Parameter(
                            description = "The customer's Telegram id, a positive 64-bit integer.",
                            schema = @Schema(implementation = Long.class))
                    @PathParam("user_id")
                    String user,
            @Parameter(description = "1 to 255 printable characters.") @HeaderParam(IdempotencyKeys.HEADER) String key,
            @NotNull @Valid ExchangeUsdt body) {
        long id = Params.user(user);
        Money usdt = body.usdt();
        if (!usdt.isPositive()) {
            throw new Refusal(Kind.INVALID, "out_of_range", "amount", "amount must be above zero.");
        }
        String once = IdempotencyKeys.once(caller.name(), key);
        return sql.transaction(tx -> customers.ensure(tx, id))
                .chain(() -> exchange.exchange(id, usdt, body.agreed(), once))
                .map(ExchangeResource::created);
    }

    private static RestResponse<ExchangeResponse> created(Exchanged done) {
        var answer = ResponseBuilder.create(RestResponse.Status.CREATED, ExchangeResponse.of(done));
        return (done.repeated() ? answer.header(IdempotencyKeys.REPLAYED, "true") : answer).build();
    }
}
