/**
 * The pool of supplier wallets: adding them, what they hold and can still sell, which of them serve an order, and
 * whether they may take orders at all. Promises that what is planned, sent and delegated of a wallet is never more than
 * the chain lets it delegate, whatever the number of instances.
 */
package io.joule.supplier;
