package io.joule.api;

import io.joule.api.access.OpenToCustomers;
import io.joule.ledger.exchange.Exchange;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/exchange-rate}: what USDT are worth at this desk. */
@Path("/api/exchange-rate")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "users")
public class ExchangeRateResource {

    private final Exchange exchange;

    ExchangeRateResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @OpenToCustomers
    @GET
    @Operation(
            operationId = "getExchangeRate",
            summary = "What USDT are worth here",
            description = "TRX that a customer gets for one USDT of the balance, if they are exchanged at all.")
    public ExchangeRateResponse rate() {
        return ExchangeRateResponse.of(exchange.rate());
    }
}
