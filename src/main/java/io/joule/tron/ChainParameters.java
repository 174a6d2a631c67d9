package io.joule.tron;

import io.joule.money.Sun;

/**
 * What committee votes set (getchainparameters); never hard-coded.
 *
 * @param energyFee sun burned per energy unit
 * @param bandwidthFee sun burned per byte of bandwidth
 * @param activation sun burned when a transfer activates its recipient and no staked bandwidth covers it
 */
public record ChainParameters(Sun energyFee, Sun bandwidthFee, Sun activation) {}
