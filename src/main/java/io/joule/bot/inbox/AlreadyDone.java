package io.joule.bot.inbox;

/** Another worker was faster with this update: nothing more is to be done. */
public final class AlreadyDone extends RuntimeException {

    AlreadyDone(long id) {
        super("update " + id + " acted before", null, false, false);
    }
}
