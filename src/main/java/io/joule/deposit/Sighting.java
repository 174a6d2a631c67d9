package io.joule.deposit;

import io.joule.tron.BlockRef;
import java.util.Optional;
import java.util.UUID;

/** A payment in a block that may still be undone, and to whom it will belong if that stays. */
record Sighting(Arrival arrival, long customer, Optional<UUID> intent) {

    BlockRef block() {
        return arrival.block();
    }
}
