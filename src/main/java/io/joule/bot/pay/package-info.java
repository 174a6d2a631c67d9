/**
 * Paying for another: energy for anybody's address, and a link that a friend opens and pays. A link pays once; the
 * order and the mark that the link is used are one SQL transaction.
 */
package io.joule.bot.pay;
