package io.joule.notice.telegram;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An entry of the bot's menu: {@code /command}, and what it does. */
@RegisterForReflection
public record BotCommand(String command, String description) {}
