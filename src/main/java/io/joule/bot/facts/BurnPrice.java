package io.joule.bot.facts;

import io.joule.base.Clock;
import io.joule.money.Sun;
import io.joule.tron.ChainParameters;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the chain burns for a unit of energy that is not there; votes change it rarely, so it is kept for a while. */
@ApplicationScoped
public class BurnPrice {

    private static final Duration HOLDS = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Uni<Sun> kept;
    /** When the kept answer came; at the beginning of time while there is none. */
    private volatile Instant answeredAt = Instant.EPOCH;

    BurnPrice(TronNetwork network, Clock clock) {
        this.clock = clock;
        this.kept = Uni.createFrom()
                .deferred(network::parameters)
                .map(ChainParameters::energyFee)
                .invoke(() -> answeredAt = clock.now())
                .memoize()
                .until(this::isOld);
    }

    private boolean isOld() {
        return Duration.between(answeredAt, clock.now()).abs().compareTo(HOLDS) > 0;
    }

    /** Never fails; empty when no node answers in time. */
    public Uni<Optional<Sun>> sunPerEnergy() {
        return kept.map(Optional::of)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
