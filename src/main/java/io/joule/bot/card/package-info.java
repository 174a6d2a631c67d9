/** What a screen is made of: events in, steps out, and the card that is shown. See docs/bot.md for how to write one. */
package io.joule.bot.card;
