package io.joule.tron;

/**
 * A simulated contract call (triggerconstantcontract).
 *
 * @param energyUsed exact at this state, 0 when the node did not say
 * @param result the call's return value, hex
 */
public record CallResult(boolean success, long energyUsed, String result, String message) {}
