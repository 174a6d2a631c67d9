package io.joule.deposit;

import io.joule.deposit.DepositRefusal.DepositNotYours;
import io.joule.deposit.DepositRefusal.DepositSentBack;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes unmatched payments off the list because a customer gets them, inside the caller's SQL transaction. */
@ApplicationScoped
class UnmatchedBook {

    private final UnmatchedSql sql = new UnmatchedSql();
    private final ProofSql proofs = new ProofSql();

    /**
     * Those of this transaction that are about to be credited leave the list, if they are on it.
     *
     * @param vouched by the operator; else the sender must have signed for this customer
     * @throws DepositSentBack (as failure) when one is on its way back, or there already
     */
    Uni<Void> take(SqlConnection tx, TxId id, List<Arrival> arrivals, Booking word, boolean vouched) {
        Set<Integer> wanted =
                arrivals.stream().map(arrival -> arrival.payment().index()).collect(Collectors.toSet());
        return sql.ofTransaction(tx, id)
                .chain(listed -> Multi.createFrom()
                        .iterable(listed.stream()
                                .filter(payment -> wanted.contains(payment.index()))
                                .toList())
                        .onItem()
                        .transformToUniAndConcatenate(payment -> take(tx, payment, word, vouched))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> take(SqlConnection tx, UnmatchedPayment payment, Booking word, boolean vouched) {
        UnmatchedState state = vouched ? UnmatchedState.ASSIGNED : UnmatchedState.CLAIMED;
        return allowed(tx, payment, word, vouched)
                .chain(() -> sql.settle(tx, payment.id(), state, word))
                .invoke(settled -> {
                    if (!settled) {
                        throw new DepositSentBack(payment.txId());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> allowed(SqlConnection tx, UnmatchedPayment payment, Booking word, boolean vouched) {
        return vouched
                ? Uni.createFrom().voidItem()
                : proofs.isSignedBy(tx, payment.sender(), word.customer())
                        .invoke(signed -> {
                            if (!signed) {
                                throw new DepositNotYours(payment.txId());
                            }
                        })
                        .replaceWithVoid();
    }
}
