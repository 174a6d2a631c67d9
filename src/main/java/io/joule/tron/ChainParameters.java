package io.joule.tron;

import io.joule.money.Sun;

/**
 * What committee votes set (getchainparameters); never hard-coded.
 *
 * @param energyFee sun burned per energy unit
 * @param bandwidthFee sun burned per byte of bandwidth
 */
public record ChainParameters(Sun energyFee, Sun bandwidthFee) {}
