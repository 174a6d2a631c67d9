/** What the chain says about an address just now, for display: never a basis for money. */
package io.joule.bot.facts;
