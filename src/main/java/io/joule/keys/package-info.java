/**
 * The only package that ever holds key bytes. Private keys are stored sealed with Tink AEAD (associated data: the
 * wallet's address, and a payout key's purpose) and opened for the length of one signature; what is signed is decoded
 * first and must equal its plan.
 */
package io.joule.keys;
