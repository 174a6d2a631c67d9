/** Pictures for cards, drawn without AWT: a native program does without it. */
package io.joule.bot.picture;
