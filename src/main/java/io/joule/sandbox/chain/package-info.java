/**
 * A deterministic TRON chain in memory, as a plain object: accounts, stakes, energy and bandwidth, delegations with
 * their locks, permissions, TRC20 tokens, blocks that become solid later, and blocks that can be lost again.
 *
 * <p>It promises to answer as a real java-tron node does ({@code tron/facts.md} and the recordings beside it): the same
 * refusals in the same words, the same energy figures to the unit. It is written independently of
 * {@code io.joule.tron}, of which it uses the address type only, so that the client is tested against something else
 * than itself.
 */
package io.joule.sandbox.chain;
