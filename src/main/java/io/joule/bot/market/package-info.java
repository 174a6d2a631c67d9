/** What energy costs here and what burning costs, now and over the last 24 hours. */
package io.joule.bot.market;
