package io.joule.notice.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A person, or a bot.
 *
 * @param languageCode IETF tag of the person's Telegram, or null
 */
@RegisterForReflection
public record TelegramUser(
        long id, @JsonProperty("is_bot") boolean bot, String firstName, String username, String languageCode) {}
