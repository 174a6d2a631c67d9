package io.joule.notice.telegram;

/** An entry of the bot's menu: {@code /command}, and what it does. */
public record BotCommand(String command, String description) {}
