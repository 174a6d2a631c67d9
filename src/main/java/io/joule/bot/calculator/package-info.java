/** From what somebody wants to do on the chain to the energy that it takes, and what that costs. */
package io.joule.bot.calculator;
