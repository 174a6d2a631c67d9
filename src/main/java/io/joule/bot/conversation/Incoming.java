package io.joule.bot.conversation;

import io.joule.bot.card.Language;
import io.joule.notice.telegram.CallbackQuery;
import io.joule.notice.telegram.ChatMemberUpdate;
import io.joule.notice.telegram.TelegramMessage;
import io.joule.notice.telegram.TelegramUser;
import io.joule.notice.telegram.Update;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an update means to the bot. */
sealed interface Incoming {

    /** {@code /command argument}, in private or in a group. */
    record Command(Person person, long chat, long messageId, String name, String argument) implements Incoming {

        boolean isPrivate() {
            return chat == person.id();
        }
    }

    /** A text in the private chat. */
    record Text(Person person, long messageId, String text) implements Incoming {}

    /** Something else in the private chat: a sticker, a photo, a contact. */
    record Other(Person person, long messageId) implements Incoming {}

    /** A button was pressed; {@code data} is not to be believed. */
    record Press(Person person, String callbackId, long messageId, String data) implements Incoming {}

    /** The person shut the bot out, or let it in again. */
    record Blocked(Person person, boolean out) implements Incoming {}

    /** Nothing that the bot answers. */
    record Nothing() implements Incoming {}

    /** Who it is from; {@code language} is that of the person's Telegram. */
    record Person(long id, Language language) {

        static Person of(TelegramUser user) {
            return new Person(user.id(), Language.of(user.languageCode()));
        }
    }

    int MAX_TEXT = 4096;
    Pattern COMMAND = Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\\s+(.*))?", Pattern.DOTALL);

    /** @param bot the bot's user name: a command for another bot of a group is not ours. Empty while not known */
    static Incoming of(Update update, String bot) {
        if (update.message() != null) {
            return message(update.message(), bot);
        }
        if (update.callbackQuery() != null) {
            return press(update.callbackQuery());
        }
        return update.myChatMember() == null ? new Nothing() : member(update.myChatMember());
    }

    private static Incoming message(TelegramMessage message, String bot) {
        if (isNobody(message.from()) || message.chat() == null) {
            return new Nothing();
        }
        Person person = Person.of(message.from());
        if (message.text() == null || message.text().length() > MAX_TEXT) {
            return message.chat().isPrivate() ? new Other(person, message.messageId()) : new Nothing();
        }
        Matcher command = COMMAND.matcher(message.text().strip());
        if (command.matches()) {
            return command(message, person, command, bot);
        }
        return message.chat().isPrivate()
                ? new Text(person, message.messageId(), message.text().strip())
                : new Nothing();
    }

    private static Incoming command(TelegramMessage message, Person person, Matcher command, String bot) {
        boolean forAnother = command.group(2) != null && !command.group(2).equalsIgnoreCase(bot);
        boolean channel = message.chat().id() > 0 && !message.chat().isPrivate();
        if (forAnother || channel) {
            return new Nothing();
        }
        String argument = command.group(3) == null ? "" : command.group(3).strip();
        String name = command.group(1).toLowerCase(Locale.ROOT);
        return new Command(person, message.chat().id(), message.messageId(), name, argument);
    }

    private static Incoming press(CallbackQuery query) {
        if (isNobody(query.from()) || query.id() == null) {
            return new Nothing();
        }
        boolean here = query.message() != null
                && query.message().chat() != null
                && query.message().chat().isPrivate();
        long messageId = here ? query.message().messageId() : 0;
        return new Press(Person.of(query.from()), query.id(), messageId, query.data() == null ? "" : query.data());
    }

    private static Incoming member(ChatMemberUpdate change) {
        boolean mine = change.chat() != null && change.chat().isPrivate() && !isNobody(change.from());
        return mine ? new Blocked(Person.of(change.from()), change.isOut()) : new Nothing();
    }

    private static boolean isNobody(TelegramUser user) {
        return user == null || user.bot() || user.id() <= 0;
    }
}
