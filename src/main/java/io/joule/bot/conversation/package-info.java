/**
 * Where each person is in the shop, and what an update makes of it: one SQL transaction writes the step, the card and
 * that the update is done. A button is believed only from the person and the card it was made for.
 */
package io.joule.bot.conversation;
