package io.joule.bot.facts;

import io.joule.money.Money;
import java.util.Optional;

/**
 * An address as it is.
 *
 * @param activated false: it is not on the chain yet, and everything else is empty or zero
 * @param contract a smart contract can't receive energy
 * @param usdt empty where there is no USDT or it could not be read
 * @param energy that is left to use, and {@code energyLimit} when none is used
 * @param bandwidth that is left, free and staked together
 */
public record AddressFacts(
        boolean activated,
        boolean contract,
        Money trx,
        Optional<Money> usdt,
        long energy,
        long energyLimit,
        long bandwidth) {}
