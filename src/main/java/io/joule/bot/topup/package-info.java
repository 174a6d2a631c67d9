/** Topping up: an announced payment with its exact amount, followed by itself, and where a payment has got to. */
package io.joule.bot.topup;
