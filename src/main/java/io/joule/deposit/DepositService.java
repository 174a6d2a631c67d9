package io.joule.deposit;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.customer.Customers;
import io.joule.deposit.DepositRefusal.DepositAlreadyCredited;
import io.joule.deposit.DepositSql.Booking;
import io.joule.ledger.Ledger;
import io.joule.money.Money;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Credits what the solidified chain shows; a caller's word only says where to look and what is expected there. */
@ApplicationScoped
public class DepositService {

    private final Pool pool;
    private final DepositFinder finder;
    private final Customers customers;
    private final Ledger ledger;
    private final Clock clock;
    private final DepositSql sql = new DepositSql();

    public DepositService(Pool pool, DepositFinder finder, Customers customers, Ledger ledger, Clock clock) {
        this.pool = pool;
        this.finder = finder;
        this.customers = customers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Credits every payment of the claimed asset that this transaction makes to the deposit address; their sum must
     * equal the claim. Fails with a {@link DepositRefusal}, or with {@link io.joule.tron.NodeTrouble} when no node can
     * be asked; nothing is credited then.
     *
     * @param creditedBy who vouches that the payment is this customer's (the operator's client); kept with the deposit
     * @throws Refusal for a customer id or an amount that is not above zero
     */
    public Uni<CreditedDeposit> credit(long customer, TxId id, Money claimed, String creditedBy) {
        Customers.check(customer);
        if (!claimed.isPositive()) {
            throw new Refusal(Refusal.Kind.INVALID, "invalid_amount", "amount", "amount must be above zero");
        }
        return refuseCredited(customer, id)
                .chain(() -> finder.find(id))
                .chain(found -> book(new Booking(customer, creditedBy, clock.now()), found, claimed));
    }

    private Uni<Void> refuseCredited(long customer, TxId id) {
        return sql.credited(pool, id)
                .invoke(known -> known.ifPresent(credited -> {
                    throw new DepositAlreadyCredited(credited.customer() == customer ? credited.at() : null);
                }))
                .replaceWithVoid();
    }

    private Uni<CreditedDeposit> book(Booking booking, FoundDeposit found, Money claimed) {
        List<Incoming> payments = found.matching(claimed);
        TransactionInfo info = found.info();
        return pool.withTransaction(tx -> customers
                        .ensure(tx, booking.customer())
                        .chain(() -> Multi.createFrom()
                                .iterable(payments)
                                .onItem()
                                .transformToUniAndConcatenate(payment -> post(tx, booking, info, payment))
                                .onItem()
                                .ignoreAsUni()))
                // Another call was faster by a moment: say what it did.
                .onFailure(DepositSql::isDuplicate)
                .recoverWithUni(duplicate -> refuseCredited(booking.customer(), info.id())
                        .chain(() -> Uni.createFrom().failure(duplicate)))
                .replaceWith(new CreditedDeposit(info.id(), booking.customer(), claimed, info.height(), booking.at()));
    }

    private Uni<Void> post(SqlConnection tx, Booking booking, TransactionInfo info, Incoming payment) {
        String reference = info.id() + ":" + payment.index();
        return sql.insert(tx, booking, info, payment)
                .chain(() -> ledger.deposit(
                        tx, booking.customer(), payment.amount(), reference, "from " + payment.sender()));
    }
}
