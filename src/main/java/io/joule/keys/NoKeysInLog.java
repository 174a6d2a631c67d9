package io.joule.keys;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Blacks out what may be a key that somebody put where none belongs (a path, a header, the name of a field), and that a
 * framework would tell at its more talkative levels. Joule's own packages say only what they mean to say, and name
 * transactions, which look like keys; they are passed as they are, but for the API, which handles what callers send.
 */
@LoggingFilter(name = "no-keys")
public final class NoKeysInLog implements Filter {

    /** Private keys in hex (or their text in hex), API keys of Joule's own making, and any that is shown as one. */
    private static final Pattern KEY =
            Pattern.compile("[0-9a-fA-F]{64,}|joule_[A-Za-z0-9_-]{43}|(?i:bearer)[ :=]+[^\\s,;\\]}\"']+");

    private static final String BLACK = "(blacked out)";
    private static final int DEEPEST_CAUSE = 8;

    @Override
    public boolean isLoggable(LogRecord log) {
        if (isOwn(log.getLoggerName())) {
            return true;
        }
        String text = log instanceof ExtLogRecord ext ? ext.getFormattedMessage() : log.getMessage();
        if (text != null && KEY.matcher(text).find()) {
            blackOut(log, text);
        }
        if (log.getThrown() != null && tells(log.getThrown(), 0)) {
            log.setThrown(blackened(log.getThrown(), 0));
        }
        return true;
    }

    private static boolean isOwn(String logger) {
        return logger != null && logger.startsWith("io.joule.") && !logger.startsWith("io.joule.api.");
    }

    private static void blackOut(LogRecord log, String text) {
        String black = KEY.matcher(text).replaceAll(BLACK);
        log.setParameters(null);
        if (log instanceof ExtLogRecord ext) {
            ext.setMessage(black, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            log.setMessage(black);
        }
    }

    private static boolean tells(Throwable failure, int depth) {
        return failure != null
                && depth < DEEPEST_CAUSE
                && (KEY.matcher(failure.toString()).find() || tells(failure.getCause(), depth + 1));
    }

    private static Throwable blackened(Throwable failure, int depth) {
        if (failure == null || depth == DEEPEST_CAUSE) {
            return null;
        }
        String text = KEY.matcher(failure.toString()).replaceAll(BLACK);
        Throwable black = new Throwable(text, blackened(failure.getCause(), depth + 1));
        black.setStackTrace(failure.getStackTrace());
        return black;
    }
}
