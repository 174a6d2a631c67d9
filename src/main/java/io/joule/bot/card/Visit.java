package io.joule.bot.card;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/**
 * Who is at a screen, and what makes this visit one of a kind.
 *
 * @param customer Telegram id of the person
 * @param key the same when the same update is worked on again after a crash, and no other's: the idempotency key of
 *     whatever the step orders or books. Empty while only looking.
 * @param bot the bot's user name, for links
 */
public record Visit(long customer, Language language, String key, String bot) {

    /** A message bundle in the person's language. */
    public <T> T texts(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(language.tag()));
    }
}
