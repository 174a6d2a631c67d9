/** Packages of prepaid transfers: bought here, and used with one press or {@code /use}. */
package io.joule.bot.packages;
