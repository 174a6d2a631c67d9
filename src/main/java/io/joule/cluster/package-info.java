/**
 * What instances that share one database agree on: who does a job that must be done once. A lease is a row with a
 * holder, a time by the database's clock, and a fencing token that grows with every taking; whoever comes back after
 * its lease has passed to another finds its writes refused. Rows of orders and transactions need no lease (ADR 9).
 */
package io.joule.cluster;
