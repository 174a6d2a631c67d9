package io.joule.bot.conversation;

import io.joule.base.Refusal;
import io.joule.bot.card.Language;
import io.joule.bot.card.Visit;

/** Words for what a service refuses, where a screen has none of its own: services speak English. */
public final class Refused {

    private Refused() {}

    /** Never a sentence in a language that the person has not chosen. */
    public static String words(Refusal refusal, Visit visit) {
        return visit.language() == Language.EN
                ? refusal.detail()
                : visit.texts(BotMessages.class).refused(refusal.code());
    }
}
