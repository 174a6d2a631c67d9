/**
 * The chain's vocabulary and the one door to it. Value types that can't hold a bad address or amount, local building,
 * decoding and hashing of transactions, and the {@link io.joule.tron.TronNetwork} port with its fail-over HTTP client.
 * Every answer of a node is parsed strictly and given a meaning; nothing that a node says about our own transactions is
 * believed without checking.
 */
package io.joule.tron;
