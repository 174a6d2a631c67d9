/**
 * Telegram's Bot API, as far as Joule uses it: a few types, and a client whose every answer is classified and ends in
 * bounded time. The bot's token is in the address of every call, so neither address nor failure text ever gets out.
 */
package io.joule.notice.telegram;
