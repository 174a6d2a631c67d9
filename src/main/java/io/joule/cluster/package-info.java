/**
 * What instances share. Those that share one database agree on who does a job that must be done once: a lease is a row
 * with a holder, a time by the database's clock, and a fencing token that grows with every taking; whoever comes back
 * after its lease has passed to another finds its writes refused. Rows of orders and transactions need no lease (ADR
 * 9). Through Redis, where there is one, they share what may be forgotten, for speed only: turns at limits, facts, and
 * copies that can be told true from false. Each has a fallback in the process or the database, so a Redis that is gone
 * costs nothing but that.
 */
package io.joule.cluster;
