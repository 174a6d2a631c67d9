package io.joule.deposit;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.deposit.Crediting.Recorded;
import io.joule.money.Money;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/** Keeps in the audit what somebody's word did with a payment; what rules did needs no entry. */
final class DepositAudit {

    private DepositAudit() {}

    /** Last in the SQL transaction. */
    static Uni<Void> record(SqlConnection tx, String action, List<Recorded> payments, Booking word) {
        return Multi.createFrom()
                .iterable(payments)
                .onItem()
                .transformToUniAndConcatenate(payment -> record(tx, action, payment, word))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> record(SqlConnection tx, String action, Recorded payment, Booking word) {
        Money amount = payment.arrival().payment().amount();
        Map<String, ?> details = Map.of(
                "customer", payment.customer(),
                "amount", amount.decimal(),
                "currency", amount.asset().name(),
                "sender", payment.arrival().payment().sender().toString());
        return Audit.record(
                tx,
                word.at(),
                Actor.client(word.by()),
                action,
                payment.arrival().reference(),
                details);
    }
}
