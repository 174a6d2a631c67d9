/** The screens that stand for themselves: main menu, balance, language, help. */
package io.joule.bot.screen;
