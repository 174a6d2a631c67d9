package io.joule.supplier;

/**
 * The outcome of adding a wallet.
 *
 * @param known it was in the pool before; its row is returned
 * @param keyReplaced it was known with another key, permission or consent, which the new one has replaced
 */
public record Added(SupplierWallet wallet, boolean known, boolean keyReplaced) {}
