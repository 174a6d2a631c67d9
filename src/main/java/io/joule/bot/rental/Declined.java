package io.joule.bot.rental;

import io.joule.base.Refusal;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Refused;

/** Why no order was placed, in the person's language. */
public final class Declined {

    /** The balance does not reach: the card that is shown then says so by itself. */
    public static final String FUNDS = "insufficient_funds";

    private Declined() {}

    /** The receiver could not be looked at, so nothing has happened; the same card may be pressed again. */
    public static Step unasked(Record state, Visit visit) {
        return Step.stay(state).alert(visit.texts(CardMessages.class).noNode());
    }

    public static String words(Refusal refusal, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        return switch (refusal.code()) {
            case "price_changed" -> texts.priceChanged();
            case "paused" -> texts.paused();
            case "receiver_not_activated" -> texts.notActivated();
            case "receiver_is_contract" -> texts.isContract();
            case "receiver_is_supplier" -> texts.isOurs();
            case "unknown_duration", "no_price" -> texts.notSold();
            default -> Refused.words(refusal, visit);
        };
    }
}
