package io.joule.bot.topup;

import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.deposit.DepositRefusal.DepositsClosed;
import io.joule.deposit.PaymentAnswer;
import io.joule.deposit.PaymentInquiry;
import io.joule.deposit.UnmatchedPayment;
import io.joule.money.Money;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a person in words why a payment is credited or not. */
@ApplicationScoped
class PaymentFinder {

    /** Also inside of an explorer's link. */
    private static final Pattern TXID = Pattern.compile("(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])");

    private final PaymentInquiry inquiry;

    PaymentFinder(PaymentInquiry inquiry) {
        this.inquiry = inquiry;
    }

    static Optional<TxId> txid(String text) {
        Matcher found = TXID.matcher(text);
        return found.find() ? Optional.of(TxId.parse(found.group().toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /** @param text that holds a transaction's id */
    Uni<String> tell(Visit visit, String text) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        return inquiry.ask(visit.customer(), txid(text).orElseThrow())
                .map(answer -> words(answer, texts))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(() -> visit.texts(CardMessages.class).noNode())
                .onFailure(DepositsClosed.class)
                .recoverWithItem(texts::closed);
    }

    private static String words(PaymentAnswer answer, TopUpMessages texts) {
        return switch (answer.kind()) {
            case CREDITED -> texts.credited();
            case CREDITED_ELSEWHERE -> texts.creditedElsewhere();
            case SENT_BACK -> texts.sentBack();
            case NOT_FOUND -> texts.notFound();
            case NOT_FINAL -> texts.notFinal();
            case FINAL -> texts.isFinal();
            case FAILED -> texts.failed();
            case NOT_OURS -> texts.notOurs();
            case UNMATCHED -> unmatched(answer.unmatched().orElseThrow(), answer.announced(), texts);
        };
    }

    private static String unmatched(UnmatchedPayment payment, Optional<Money> announced, TopUpMessages texts) {
        String why =
                switch (payment.reason()) {
                    case LATE -> texts.late();
                    case PAID_TWICE -> texts.paidTwice();
                    // That another person's amount is near is told to nobody but the operator.
                    case WRONG_AMOUNT, UNKNOWN_SENDER ->
                        announced
                                .map(amount -> texts.wrongAmount(Show.money(amount)))
                                .orElseGet(texts::unknownSender);
                    case BELOW_MINIMUM -> texts.belowMinimum();
                    case TOKEN_NOT_ACCEPTED -> texts.notAccepted();
                };
        return payment.amount()
                .map(amount -> texts.unmatched(Show.money(amount), why))
                .orElse(why);
    }
}
