/**
 * What operators are told without asking: a case that begins, and its end. However many instances see it, and however
 * often, it is told once; a restart repeats nothing.
 */
package io.joule.bot.alert;
