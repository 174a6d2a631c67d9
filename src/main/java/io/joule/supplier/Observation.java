package io.joule.supplier;

import io.joule.money.Sun;
import io.joule.tron.AccountResources;
import io.joule.tron.AccountState;
import io.joule.tron.TronNetwork.Delegatable;

/**
 * What the chain said of a wallet.
 *
 * @param staked own stake for energy, delegated parts included
 * @param delegatable what it can delegate; everything included up to {@code block} is counted in it
 * @param energyAvailable the wallet's own energy that is left, in units
 * @param bandwidthAvailable points left of staked bandwidth
 * @param freeBandwidthAvailable points left of the free daily bandwidth
 */
public record Observation(
        Sun trxBalance,
        Sun staked,
        Sun delegatable,
        long energyAvailable,
        long energyLimit,
        long bandwidthAvailable,
        long freeBandwidthAvailable,
        long block) {

    static Observation of(Delegatable delegatable, AccountState account, AccountResources resources) {
        return new Observation(
                account.balance(),
                account.stakedForEnergy().plus(account.delegatedForEnergy()),
                delegatable.amount(),
                resources.energyAvailable().units(),
                resources.energyLimit(),
                resources.bandwidthAvailable(),
                resources.freeBandwidthAvailable(),
                delegatable.height());
    }
}
