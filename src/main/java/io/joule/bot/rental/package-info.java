/** Flash rental: choose, confirm a quote that holds for a while, and follow the order until its energy is home. */
package io.joule.bot.rental;
