package io.joule.deposit;

import io.joule.base.Sql;
import io.joule.deposit.DepositRefusal.DepositFailed;
import io.joule.deposit.DepositRefusal.DepositNotFinal;
import io.joule.deposit.DepositRefusal.DepositNotFound;
import io.joule.deposit.DepositRefusal.NotOurDeposit;
import io.joule.deposit.PaymentAnswer.Kind;
import io.joule.money.Money;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Says where a payment is: in the books, on the list of unmatched ones, or as far as the chain has it. */
@ApplicationScoped
public class PaymentInquiry {

    private final Sql sql;
    private final DepositFinder finder;
    private final DepositSql deposits = new DepositSql();
    private final UnmatchedSql unmatched = new UnmatchedSql();
    private final MatchSql match = new MatchSql();

    PaymentInquiry(Sql sql, DepositFinder finder) {
        this.sql = sql;
        this.finder = finder;
    }

    /** Fails with {@link io.joule.tron.NodeTrouble} when the books do not have it and no node can be asked. */
    public Uni<PaymentAnswer> ask(long customer, TxId id) {
        return deposits.credited(sql.pool(), id)
                .chain(credited -> credited.isPresent()
                        ? answer(credited.get().customer() == customer ? Kind.CREDITED : Kind.CREDITED_ELSEWHERE)
                        : unmatched
                                .look(sql.pool(), id)
                                .chain(rows -> rows.isEmpty() ? onChain(id) : listed(customer, rows)));
    }

    /** What the list says of the first payment that still waits, else of the first. */
    private Uni<PaymentAnswer> listed(long customer, List<UnmatchedPayment> rows) {
        UnmatchedPayment payment = rows.stream()
                .filter(row -> row.state() == UnmatchedState.OPEN)
                .findFirst()
                .orElse(rows.get(0));
        Kind kind =
                switch (payment.state()) {
                    case OPEN -> Kind.UNMATCHED;
                    case REFUNDING, REFUNDED -> Kind.SENT_BACK;
                    case ASSIGNED, CLAIMED -> Kind.CREDITED_ELSEWHERE;
                };
        return announced(customer, payment).map(announced -> new PaymentAnswer(kind, Optional.of(payment), announced));
    }

    /** Of the own intents: whose intent the list names is nobody else's business. */
    private Uni<Optional<Money>> announced(long customer, UnmatchedPayment payment) {
        boolean differs = payment.reason() == Reason.WRONG_AMOUNT || payment.reason() == Reason.UNKNOWN_SENDER;
        return differs && payment.amount().isPresent()
                ? match.ownNear(sql.pool(), customer, payment.amount().get())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<PaymentAnswer> onChain(TxId id) {
        return finder.find(id)
                .chain(found -> answer(Kind.FINAL))
                .onFailure(DepositRefusal.class)
                .recoverWithUni(refusal -> answer(kind((DepositRefusal) refusal)));
    }

    private static Kind kind(DepositRefusal refusal) {
        if (refusal instanceof DepositNotFound) {
            return Kind.NOT_FOUND;
        }
        if (refusal instanceof DepositNotFinal) {
            return Kind.NOT_FINAL;
        }
        if (refusal instanceof DepositFailed) {
            return Kind.FAILED;
        }
        if (refusal instanceof NotOurDeposit) {
            return Kind.NOT_OURS;
        }
        throw refusal;
    }

    private static Uni<PaymentAnswer> answer(Kind kind) {
        return Uni.createFrom().item(new PaymentAnswer(kind, Optional.empty(), Optional.empty()));
    }
}
