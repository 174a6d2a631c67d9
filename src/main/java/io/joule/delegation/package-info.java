/**
 * The engine: finds capacity for orders, delivers them, and brings the energy home at the end of the rental. Every step
 * is one SQL transaction; what the chain did is learned from {@link io.joule.chaintx} and applied in the SQL
 * transaction that records it. Loops are woken by NOTIFY and also look by themselves; correctness never depends on
 * them.
 */
package io.joule.delegation;
