package io.joule.bot.conversation;

/** The conversation moved on while a step was thought about: think again. */
final class Overtaken extends RuntimeException {

    Overtaken() {
        super("the conversation moved on meanwhile", null, false, false);
    }
}
