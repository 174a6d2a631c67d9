/**
 * How updates come in: by webhook or by asking, stored before anything is done about them, then worked through in the
 * order of their ids for each person, once each, by any number of instances.
 */
package io.joule.bot.inbox;
