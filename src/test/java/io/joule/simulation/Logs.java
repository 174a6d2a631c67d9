package io.joule.simulation;

import io.joule.base.Refusal;
import io.joule.tron.NodeTrouble;
import io.vertx.pgclient.PgException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What the production code logs while a history runs is not printed, but read: an error is a find, and so is a failed
 * step that no node, no customer and no other instance explains.
 */
final class Logs implements AutoCloseable {

    private static final Logger JOULE = Logger.getLogger("io.joule");
    private static final ThreadLocal<World> HERE = new ThreadLocal<>();
    private static final Handler READER = new Handler() {
        @Override
        public void publish(LogRecord record) {
            World world = HERE.get();
            if (world != null) {
                read(world, record);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private static int readers;

    private Logs() {}

    static synchronized Logs to(World world) {
        HERE.set(world);
        if (readers++ == 0) {
            JOULE.setUseParentHandlers(false);
            JOULE.addHandler(READER);
        }
        return new Logs();
    }

    private static void read(World world, LogRecord record) {
        Object[] values = record.getParameters() == null ? new Object[0] : record.getParameters();
        boolean unexplained = Stream.of(values).anyMatch(value -> value instanceof Throwable && !explained(value));
        if (unexplained || record.getLevel().intValue() >= Level.SEVERE.intValue()) {
            world.broken("log", record.getMessage() + " " + java.util.Arrays.toString(values));
        }
    }

    private static boolean explained(Object failure) {
        return failure instanceof NodeTrouble || failure instanceof Refusal || failure instanceof PgException;
    }

    @Override
    public void close() {
        synchronized (Logs.class) {
            HERE.remove();
            if (--readers == 0) {
                JOULE.setUseParentHandlers(true);
                JOULE.removeHandler(READER);
            }
        }
    }
}
