/**
 * Money that customers send to the deposit address. Only what the solidified chain shows is credited: the right
 * recipient, the real token contract, a successful transaction, the chain's own amount, and each payment once.
 */
package io.joule.deposit;
