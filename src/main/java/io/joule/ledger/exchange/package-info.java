/** Turns a customer's USDT into TRX, in which orders are paid, at the rate that the operator sets. */
package io.joule.ledger.exchange;
