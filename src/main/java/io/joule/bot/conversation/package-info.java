/**
 * Where each person is in the shop, and what an update makes of it: one SQL transaction writes the step, the card and
 * that the update is done. It may begin with a copy of the row, never with one that the database does not vouch for. A
 * button is believed only from the person and the card it was made for.
 */
package io.joule.bot.conversation;
