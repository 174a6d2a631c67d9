/** Who brought whom to the shop: one row for a person, the first link wins, and only who was not here before counts. */
package io.joule.bot.invite;
