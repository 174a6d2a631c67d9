/**
 * Money that customers send to the deposit address. Only what the solidified chain shows is credited: the right
 * recipient, the real token contract, a successful transaction, the chain's own amount, and each payment once. A
 * payment finds its customer by an amount that was announced or a sender that is proven, never by a caller's word;
 * everything else waits on the list of unmatched payments.
 */
package io.joule.deposit;
