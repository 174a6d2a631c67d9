/** Commands of those who run the desk: what there is to know, what waits, and the stop for new orders. */
package io.joule.bot.operator;
