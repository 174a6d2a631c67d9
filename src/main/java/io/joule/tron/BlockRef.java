package io.joule.tron;

import io.joule.base.Check;
import java.time.Instant;

/** One block as far as Joule needs it: height, id (64 hex digits), parent's id, and the producer's (chain) time. */
public record BlockRef(long height, String id, String parentId, Instant time) {

    public BlockRef {
        Check.argument(height >= 0, "height %d", height);
        Check.argument(id.matches("[0-9a-f]{64}"), "block id %s", id);
    }
}
