package io.joule.deposit;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.deposit.Crediting.Recorded;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Payments that nothing tied to a customer: the operator gives them to one, or one claims them. */
@ApplicationScoped
public class UnmatchedService {

    private final Sql sql;
    private final Customers customers;
    private final Crediting crediting;
    private final AddressProofs proofs;
    private final Clock clock;
    private final UnmatchedSql unmatched = new UnmatchedSql();

    UnmatchedService(Sql sql, Customers customers, Crediting crediting, AddressProofs proofs, Clock clock) {
        this.sql = sql;
        this.customers = customers;
        this.crediting = crediting;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** Newest first. */
    public Uni<List<UnmatchedPayment>> list(UnmatchedFilter filter, int limit) {
        return unmatched.list(sql.pool(), filter, limit);
    }

    public Uni<UnmatchedPayment> get(UUID id) {
        return unmatched.find(sql.pool(), id).map(found -> found.orElseThrow(UnmatchedService::unknown));
    }

    /** Gives an open one to a customer, on the operator's word. Fails with a {@link Refusal}. */
    public Uni<UnmatchedPayment> assign(UUID id, long customer, String operator) {
        Customers.check(customer);
        Booking word = new Booking(customer, MatchedBy.OPERATOR, Optional.empty(), operator, clock.now());
        return sql.transaction(tx -> customers
                        .ensure(tx, customer)
                        .chain(() -> unmatched.find(tx, id))
                        .map(found -> found.orElseThrow(UnmatchedService::unknown))
                        .chain(payment -> give(tx, payment, UnmatchedState.ASSIGNED, word))
                        .chain(recorded -> crediting.post(tx, List.of(recorded)).replaceWith(recorded))
                        .chain(recorded ->
                                DepositAudit.record(tx, "unmatched_payment.assigned", List.of(recorded), word)))
                .chain(() -> get(id));
    }

    /**
     * Credits the open payments of this transaction to a customer who holds their sender's key: it signed for this
     * customer before, or {@code signature} answers the challenge that is open for it. Fails with a {@link Refusal}.
     */
    public Uni<List<UnmatchedPayment>> claim(long customer, TxId id, Optional<String> signature, String client) {
        Customers.check(customer);
        Booking word = new Booking(customer, MatchedBy.CLAIM, Optional.empty(), client, clock.now());
        return sql.transaction(tx -> unmatched
                .ofTransaction(tx, id)
                .map(UnmatchedService::claimable)
                .call(payments -> prove(tx, payments, word, signature))
                .chain(payments -> Multi.createFrom()
                        .iterable(payments)
                        .onItem()
                        .transformToUniAndConcatenate(payment -> give(tx, payment, UnmatchedState.CLAIMED, word))
                        .collect()
                        .asList()
                        .chain(recorded -> crediting
                                .post(tx, recorded)
                                .chain(() -> DepositAudit.record(tx, "unmatched_payment.claimed", recorded, word))))
                .chain(() -> unmatched.ofTransaction(tx, id)));
    }

    private Uni<Void> prove(
            SqlConnection tx, List<UnmatchedPayment> payments, Booking word, Optional<String> signature) {
        return Multi.createFrom()
                .iterable(payments.stream()
                        .map(UnmatchedPayment::sender)
                        .distinct()
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(sender -> proofs.require(tx, word.customer(), sender, signature))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Recorded> give(SqlConnection tx, UnmatchedPayment payment, UnmatchedState state, Booking word) {
        if (payment.amount().isEmpty()) {
            throw new Refusal(
                    Kind.INVALID, "token_not_accepted", "This token is not accepted here: it can't be credited.");
        }
        Arrival arrival = UnmatchedRows.arrival(payment);
        return unmatched
                .settle(tx, payment.id(), state, word)
                .invoke(UnmatchedService::refuseClosed)
                .chain(() -> crediting.record(tx, arrival, word))
                .invoke(UnmatchedService::refuseClosed)
                .replaceWith(new Recorded(arrival, word.customer()));
    }

    private static List<UnmatchedPayment> claimable(List<UnmatchedPayment> found) {
        List<UnmatchedPayment> money =
                found.stream().filter(payment -> payment.amount().isPresent()).toList();
        if (money.isEmpty()) {
            throw unknown();
        }
        List<UnmatchedPayment> open = money.stream()
                .filter(payment -> payment.state() == UnmatchedState.OPEN)
                .toList();
        refuseClosed(!open.isEmpty());
        return open;
    }

    private static void refuseClosed(boolean open) {
        if (!open) {
            throw new Refusal(
                    Kind.CONFLICT, "unmatched_payment_closed", "This payment is not open any more: it was settled.");
        }
    }

    private static Refusal unknown() {
        return new Refusal(Kind.NOT_FOUND, "unmatched_payment_not_found", "There is no such unmatched payment.");
    }
}
