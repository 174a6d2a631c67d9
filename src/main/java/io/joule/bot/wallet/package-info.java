/** The address book: receiver addresses are added, named, looked at, marked as default, and deleted with a way back. */
package io.joule.bot.wallet;
