/**
 * A simulated Telegram: the Bot API on a port of its own, checked against the published types and refusing as the real
 * one does, and a page in the browser on which demo people talk to the bot. Never in a production build.
 */
package io.joule.sandbox.telegram;
