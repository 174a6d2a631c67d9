package io.joule.bot.conversation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the bot says whatever screen is open; Chinese: {@code messages/bot_zh.properties}. */
@MessageBundle("bot")
public interface BotMessages {

    @Message("This button is out of date. Here is where you are.")
    String stale();

    @Message("That did not work just now. Please try again in a moment.")
    String failed();

    @Message("This can't be done: {code}.")
    String refused(String code);

    @Message("I don't know what to do with this text.")
    String unknownText();

    @Message("I don't know this command.")
    String unknownCommand();

    @Message("I read only text and buttons.")
    String onlyText();

    @Message("I answer in private: open a chat with me.")
    String inPrivate();

    @Message("Open the chat")
    String openChat();

    @Message("Rent TRON energy in seconds and pay less for USDT transfers.")
    String shortDescription();

    @Message(
            "Rent TRON energy, and pay a fraction of what a USDT transfer burns. Energy arrives in seconds, is confirmed on"
                    + " the chain, and every order can be followed to the end. Press Start.")
    String description();
}
