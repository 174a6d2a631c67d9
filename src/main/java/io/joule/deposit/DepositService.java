package io.joule.deposit;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.deposit.Crediting.Recorded;
import io.joule.deposit.DepositRefusal.DepositAlreadyCredited;
import io.joule.deposit.DepositRefusal.DepositAmountDiffers;
import io.joule.deposit.DepositRefusal.DepositNotYours;
import io.joule.money.Money;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Credits what the solidified chain shows; a caller's word only says where to look and what is expected there. */
@ApplicationScoped
public class DepositService {

    private final Sql sql;
    private final DepositFinder finder;
    private final Customers customers;
    private final Crediting crediting;
    private final UnmatchedBook unmatched;
    private final DepositConfig config;
    private final Clock clock;
    private final DepositSql deposits = new DepositSql();
    private final MatchSql match = new MatchSql();
    private final ScanSql scan = new ScanSql();

    DepositService(
            Sql sql,
            DepositFinder finder,
            Customers customers,
            Crediting crediting,
            UnmatchedBook unmatched,
            DepositConfig config,
            Clock clock) {
        this.sql = sql;
        this.finder = finder;
        this.customers = customers;
        this.crediting = crediting;
        this.unmatched = unmatched;
        this.config = config;
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
        return look(customer, id, claimed, creditedBy, true);
    }

    /**
     * The same on the customer's own word, which is not enough: each payment must have an amount that this customer
     * announced, or come from an address that is proven to be this customer's.
     */
    public Uni<CreditedDeposit> creditOwn(long customer, TxId id, Money claimed, String creditedBy) {
        return look(customer, id, claimed, creditedBy, false);
    }

    private Uni<CreditedDeposit> look(long customer, TxId id, Money claimed, String by, boolean vouched) {
        Customers.check(customer);
        if (!claimed.isPositive()) {
            throw new Refusal(Refusal.Kind.INVALID, "invalid_amount", "amount", "amount must be above zero");
        }
        return refuseCredited(customer, id)
                .chain(() -> finder.find(id))
                .chain(found -> book(customer, found, claimed, by, vouched));
    }

    private Uni<Void> refuseCredited(long customer, TxId id) {
        return deposits.credited(sql.pool(), id)
                .invoke(known -> known.ifPresent(credited -> {
                    throw new DepositAlreadyCredited(credited.customer() == customer ? credited.at() : null);
                }))
                .replaceWithVoid();
    }

    private Uni<CreditedDeposit> book(long customer, FoundDeposit found, Money claimed, String by, boolean vouched) {
        List<Arrival> arrivals = found.matching(claimed);
        Booking word = new Booking(customer, MatchedBy.OPERATOR, Optional.empty(), by, clock.now());
        // The scanner writes the same rows in another order: one after the other, they never wait for each other.
        return sql.transaction(tx -> scan.waitForTheScanner(tx)
                        .chain(() -> customers.ensure(tx, customer))
                        .chain(() -> unmatched.take(tx, found.info().id(), arrivals, word, vouched))
                        .chain(() -> Multi.createFrom()
                                .iterable(arrivals)
                                .onItem()
                                .transformToUniAndConcatenate(arrival -> record(tx, arrival, word, vouched))
                                .collect()
                                .asList())
                        .chain(recorded ->
                                crediting.post(tx, recorded).chain(() -> audit(tx, recorded, word, vouched))))
                // The scanner listed it, or another payment took its intent, between our look and our write: look
                // again.
                .onFailure(Overtaken::is)
                .retry()
                .atMost(2)
                .onFailure(DepositNotYours.class)
                .recoverWithUni(refusal -> explain(customer, arrivals, (DepositNotYours) refusal))
                // Another call was faster by a moment: say what it did.
                .onFailure(FasterCall.class)
                .recoverWithUni(faster -> refuseCredited(customer, found.info().id())
                        .chain(() -> Uni.createFrom().failure(faster)))
                .replaceWith(new CreditedDeposit(
                        found.info().id(), customer, claimed, found.info().height(), word.at()));
    }

    /** Who announced another amount is told both: the own one, and what everybody sees on the chain. */
    private Uni<Void> explain(long customer, List<Arrival> arrivals, DepositNotYours refusal) {
        return Multi.createFrom()
                .iterable(arrivals)
                .onItem()
                .transformToUniAndConcatenate(arrival -> differs(customer, arrival))
                .select()
                .where(Optional::isPresent)
                .toUni()
                .chain(found -> Uni.createFrom().failure(found == null ? refusal : found.get()));
    }

    private Uni<Optional<DepositRefusal>> differs(long customer, Arrival arrival) {
        Money paid = arrival.payment().amount();
        return match.ownNear(sql.pool(), customer, paid)
                .map(own -> own.map(announced -> new DepositAmountDiffers(arrival.id(), paid, announced)));
    }

    private static Uni<Void> audit(SqlConnection tx, List<Recorded> recorded, Booking word, boolean vouched) {
        return vouched
                ? DepositAudit.record(tx, "deposit.credited", recorded, word)
                : Uni.createFrom().voidItem();
    }

    private Uni<Recorded> record(SqlConnection tx, Arrival arrival, Booking word, boolean vouched) {
        return match.candidates(tx, arrival.payment())
                .map(candidates -> booking(arrival, candidates, word, vouched))
                .chain(booking -> crediting.record(tx, arrival, booking))
                .map(fresh -> {
                    if (!fresh) {
                        throw new FasterCall();
                    }
                    return new Recorded(arrival, word.customer());
                });
    }

    /** What ties the payment to this customer; without the operator's word it must be more than the customer's own. */
    private Booking booking(Arrival arrival, Candidates candidates, Booking word, boolean vouched) {
        Verdict verdict = new Matching(Minimum.micros(config))
                .judge(arrival.payment(), arrival.block().time(), candidates);
        if (verdict instanceof Verdict.Credit credit && credit.customer() == word.customer()) {
            return new Booking(credit.customer(), credit.by(), credit.intent(), word.by(), word.at());
        }
        if (vouched) {
            return word;
        }
        // Its amount names another customer, whoever sent it: the scanner is about to credit it there.
        boolean anothers = verdict instanceof Verdict.Credit;
        boolean signed = candidates
                .proven()
                .filter(proven -> proven.proof() == Proof.SIGNATURE && proven.customer() == word.customer())
                .isPresent();
        if (anothers || !signed) {
            throw new DepositNotYours(arrival.id());
        }
        return new Booking(word.customer(), MatchedBy.CLAIM, Optional.empty(), word.by(), word.at());
    }

    /** The same payment was credited between our look and our write. */
    private static final class FasterCall extends RuntimeException {
        private FasterCall() {
            super("credited meanwhile", null, false, false);
        }
    }
}
