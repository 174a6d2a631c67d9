/**
 * Money that leaves: an unmatched payment goes back to its sender, a customer's balance to an address whose key has
 * signed for that customer. Each is one row that moves along {@link io.joule.payout.PayoutStatus#TABLE}; what it takes
 * from the books is set aside when it is asked for and posted when the chain's final part has it, once. A replacement
 * is signed only after proof that what was signed before can't take effect. It leaves from payout wallets, whose keys
 * sign nothing else.
 */
package io.joule.payout;
