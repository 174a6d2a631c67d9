package io.joule.deposit;

import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Books payments for customers, inside the caller's SQL transaction: first every row that says so ({@link #record}),
 * then the money ({@link #post}). In this order no two writers wait for each other in a circle.
 */
@ApplicationScoped
class Crediting {

    private final Ledger ledger;
    private final DepositConfig config;
    private final DepositSql deposits = new DepositSql();
    private final IntentSql intents = new IntentSql();
    private final ProofSql proofs = new ProofSql();

    Crediting(Ledger ledger, DepositConfig config) {
        this.ledger = ledger;
        this.config = config;
    }

    /** False when this payment was credited before: then nothing is to be posted for it. */
    Uni<Boolean> record(SqlConnection tx, Arrival arrival, Booking booking) {
        return deposits.insert(tx, arrival, booking)
                .chain(fresh -> fresh
                        ? tied(tx, arrival, booking).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<Void> tied(SqlConnection tx, Arrival arrival, Booking booking) {
        return booking.intent()
                .map(intent -> intents.credited(tx, intent).chain(() -> proves(tx, arrival.payment(), booking)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> proves(SqlConnection tx, Incoming payment, Booking booking) {
        return payment.signed()
                ? proofs.paid(tx, payment.sender(), booking.customer(), config.paymentsThatProve(), booking.at())
                : Uni.createFrom().voidItem();
    }

    /** Posts what was recorded. */
    Uni<Void> post(SqlConnection tx, List<Recorded> recorded) {
        if (recorded.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Long> customers = recorded.stream().map(Recorded::customer).collect(Collectors.toSet());
        Set<Asset> assets = recorded.stream()
                .map(one -> one.arrival().payment().amount().asset())
                .collect(Collectors.toSet());
        return ledger.lock(tx, customers, assets)
                .chain(() -> Multi.createFrom()
                        .iterable(recorded)
                        .onItem()
                        .transformToUniAndConcatenate(one -> post(tx, one))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> post(SqlConnection tx, Recorded one) {
        Incoming payment = one.arrival().payment();
        return ledger.deposit(
                tx, one.customer(), payment.amount(), one.arrival().reference(), "from " + payment.sender());
    }

    /** A payment that {@link #record} took for a customer. */
    record Recorded(Arrival arrival, long customer) {}
}
