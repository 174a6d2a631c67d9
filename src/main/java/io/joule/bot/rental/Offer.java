package io.joule.bot.rental;

import io.joule.bot.facts.AddressFacts;
import io.joule.customer.SavedAddress;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.pricing.Quote;
import java.util.List;
import java.util.Optional;

/**
 * All that the card of a rental shows.
 *
 * @param quote empty where this is not sold
 * @param burn sun per energy unit, when a node told it
 * @param facts of the receiver; empty when there is none or nothing is known
 */
record Offer(
        Rental rental,
        Optional<Quote> quote,
        Optional<Sun> burn,
        Money balance,
        Optional<AddressFacts> facts,
        List<SavedAddress> addresses) {}
