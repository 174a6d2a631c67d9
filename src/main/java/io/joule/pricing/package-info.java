/**
 * What energy costs: the price book (sun per energy unit by duration and amount), quotes exact to the sun, and what
 * burning TRX for the same energy would cost. A quote is made from memory; it never waits for the database. What it
 * cost before is remembered for a month.
 */
package io.joule.pricing;
