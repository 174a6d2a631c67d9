package io.joule.base;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;
import java.util.function.Supplier;

/** New identifiers: UUID version 7 (RFC 9562), so that ids sort by the time they were made. */
public final class Ids {

    private static final NoArgGenerator V7 = Generators.timeBasedEpochGenerator();
    private static final ThreadLocal<Supplier<UUID>> DRIVEN = new ThreadLocal<>();

    private Ids() {}

    public static UUID next() {
        Supplier<UUID> driven = DRIVEN.get();
        return driven == null ? V7.generate() : driven.get();
    }

    /** On this thread ids come from {@code ids}, so that a history can be told again; null for new ones as ever. */
    public static void drive(Supplier<UUID> ids) {
        DRIVEN.set(ids);
    }
}
