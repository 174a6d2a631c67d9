package io.joule.bot.card;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Units and buttons that many cards have; Chinese: {@code messages/botCard_zh.properties}. */
@MessageBundle("botCard")
public interface CardMessages {

    @Message("{#if number == 1}1 second{#else}{number} seconds{/if}")
    String seconds(long number);

    @Message("{#if number == 1}1 minute{#else}{number} minutes{/if}")
    String minutes(long number);

    @Message("{#if number == 1}1 hour{#else}{number} hours{/if}")
    String hours(long number);

    @Message("{#if number == 1}1 day{#else}{number} days{/if}")
    String days(long number);

    @Message("⬅️ Main menu")
    String menu();

    @Message("⬅️ Back")
    String back();

    @Message("🔄 Refresh")
    String refresh();

    @Message("Cancel")
    String cancel();

    @Message("No node answers just now. Please try again in a moment.")
    String noNode();
}
