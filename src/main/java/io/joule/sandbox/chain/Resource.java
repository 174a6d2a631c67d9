package io.joule.sandbox.chain;

/** What TRX can be staked for. */
public enum Resource {
    BANDWIDTH,
    ENERGY
}
