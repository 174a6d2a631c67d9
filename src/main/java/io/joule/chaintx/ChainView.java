package io.joule.chaintx;

import io.joule.base.Clock;
import io.joule.tron.BlockRef;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this instance last saw of the chain: its head, by whose time rentals are measured, and a final block to refer
 * to.
 */
@ApplicationScoped
public class ChainView {

    /** A reference block is valid for 65 536 blocks (TAPOS); a final one stays on every fork. */
    private static final Duration REFERENCE_FRESH = Duration.ofMinutes(1);

    private static final Duration HEAD_FRESH = Duration.ofSeconds(4);

    /** How old the head may be while a node's day quota has to last. */
    private static final Duration HEAD_WAITS = Duration.ofSeconds(15);

    private final TronNetwork network;
    private final Clock clock;
    private volatile Seen head;
    private volatile Seen solid;

    public ChainView(TronNetwork network, Clock clock) {
        this.network = network;
        this.clock = clock;
    }

    /** Asks for the head block now. */
    public Uni<BlockRef> refreshHead() {
        return network.head().invoke(block -> head = new Seen(block, clock.now()));
    }

    public Uni<BlockRef> refreshSolid() {
        return network.solidHead().invoke(block -> solid = new Seen(block, clock.now()));
    }

    /** The head as seen in the last seconds, or asked for now. */
    public Uni<BlockRef> freshHead() {
        return freshHead(HEAD_FRESH);
    }

    /** The head as seen within {@code limit}, or asked for now. */
    Uni<BlockRef> freshHead(Duration limit) {
        return isFresh(head, limit)
                ? Uni.createFrom().item(head.block())
                : refreshHead().onFailure(this::isPutOff).recoverWithItem(() -> head.block());
    }

    /** We ourselves put the question off, and what was seen last is good enough for a few blocks more. */
    private boolean isPutOff(Throwable failure) {
        return failure instanceof NodeTrouble trouble && trouble.isOurOwnLimit() && isFresh(head, HEAD_WAITS);
    }

    /** A final block that a new transaction may refer to. */
    public Uni<BlockRef> reference() {
        return isFresh(solid, REFERENCE_FRESH) ? Uni.createFrom().item(solid.block()) : refreshSolid();
    }

    /** The last head seen, however old. */
    public Optional<BlockRef> lastHead() {
        return Optional.ofNullable(head).map(Seen::block);
    }

    /** When the head was last seen, by the service's clock. */
    public Optional<Instant> lastSeenAt() {
        return Optional.ofNullable(head).map(Seen::at);
    }

    private boolean isFresh(Seen seen, Duration limit) {
        return seen != null && Duration.between(seen.at(), clock.now()).abs().compareTo(limit) <= 0;
    }

    private record Seen(BlockRef block, Instant at) {}
}
