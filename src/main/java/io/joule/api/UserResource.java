package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.api.access.OpenToCustomers;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.deposit.CreditedDeposit;
import io.joule.deposit.DepositService;
import io.joule.ledger.Ledger;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/users}: a customer's money. */
@Path("/api/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "users")
public class UserResource {

    private static final String USER = "The customer's Telegram id, a positive 64-bit integer.";

    private final Sql sql;
    private final Customers customers;
    private final Ledger ledger;
    private final DepositService deposits;
    private final Caller caller;

    UserResource(Sql sql, Customers customers, Ledger ledger, DepositService deposits, Caller caller) {
        this.sql = sql;
        this.customers = customers;
        this.ledger = ledger;
        this.deposits = deposits;
        this.caller = caller;
    }

    @OpenToCustomers
    @GET
    @Path("/balance")
    @Operation(
            operationId = "getBalance",
            summary = "A customer's balance",
            description =
                    "Free and held money of every asset. A customer that is not known yet comes into being, with zero.")
    public Uni<BalanceResponse> balance(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user) {
        long id = Params.user(user);
        return sql.transaction(tx -> customers.ensure(tx, id))
                .chain(() -> ledger.balance(id))
                .map(balances -> BalanceResponse.of(id, balances));
    }

    // A customer's word is not enough here: whoever named a transaction first would get its money.
    @OpenToCustomers
    @POST
    @Path("/deposit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "creditDeposit",
            summary = "Credit a payment",
            description =
                    "Credits what this transaction paid to the deposit address, once. Believed is only the solidified"
                            + " chain: recipient, contract, amount and success must all agree. About a minute after it was sent, a"
                            + " transaction is final; before, the answer is 409 deposit_not_final. An operator's word ties the"
                            + " payment to the customer; with a customer's key its amount must have been announced, or its"
                            + " sender proven; one that nearly is what this customer announced is 409"
                            + " deposit_amount_differs, with both amounts. Announced payments need no call at all.")
    public Uni<ApiResponse<DepositResponse>> deposit(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @NotNull @Valid ClaimDeposit body) {
        long id = Params.user(user);
        Uni<CreditedDeposit> credited = caller.isOperator()
                ? deposits.credit(id, body.id(), body.money(), caller.name())
                : deposits.creditOwn(id, body.id(), body.money(), caller.name());
        return credited.map(deposit -> ApiResponse.of("The deposit is credited.", DepositResponse.of(deposit)));
    }

    @OpenToCustomers
    @GET
    @Path("/transactions")
    @Operation(
            operationId = "listTransactions",
            summary = "A customer's statement, newest first",
            description =
                    "A page of lines. While there are more, X-Next-Cursor holds the cursor of the next page, and Link"
                            + " its address.")
    public Uni<RestResponse<List<TransactionResponse>>> transactions(
            @Parameter(description = USER, schema = @Schema(implementation = Long.class)) @PathParam("user_id")
                    String user,
            @Parameter(
                            description = "1 to 200.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "X-Next-Cursor of the page before.") @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        return ledger.statement(Params.user(user), Params.limit(limit), Params.lineCursor(cursor))
                .map(page -> {
                    Optional<String> next = page.next().isPresent()
                            ? Optional.of(Long.toString(page.next().getAsLong()))
                            : Optional.empty();
                    return Pages.of(
                            page.lines().stream().map(TransactionResponse::of).toList(), next, uri);
                });
    }
}
