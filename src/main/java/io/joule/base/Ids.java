package io.joule.base;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** New identifiers: UUID version 7 (RFC 9562), so that ids sort by the time they were made. */
public final class Ids {

    private static final NoArgGenerator V7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return V7.generate();
    }
}
