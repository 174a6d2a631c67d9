package io.joule.watch.books;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an address holds as of one final block that the block scanner has read, too: then both speak of the same. */
@ApplicationScoped
class DepositHoldings {

    private static final int TRIES = 5;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final TronNetwork chain;
    private final Sql sql;
    private final Clock clock;
    private final Vertx vertx;
    private final ReconciliationConfig config;

    DepositHoldings(TronNetwork chain, Sql sql, Clock clock, Vertx vertx, ReconciliationConfig config) {
        this.chain = chain;
        this.sql = sql;
        this.clock = clock;
        this.vertx = vertx;
        this.config = config;
    }

    record Held(long height, Money trx, Money usdt) {

        Money of(Asset asset) {
            return switch (asset) {
                case TRX -> trx;
                case USDT -> usdt;
            };
        }
    }

    /** Fails when the head would not stand still for a moment, or the scanner does not get there in time. */
    Uni<Held> asOfOneBlock(TronAddress address, Optional<TronAddress> token) {
        return read(address, token, TRIES)
                .call(held -> awaitScanner(held.height(), clock.now().plus(config.scannerPatience())));
    }

    private Uni<Held> read(TronAddress address, Optional<TronAddress> token, int tries) {
        return chain.holdings(address, token).chain(held -> {
            if (held.from() == held.to()) {
                return Uni.createFrom()
                        .item(new Held(
                                held.from(), Money.trx(held.trx().value()), new Money(Asset.USDT, held.tokenMicros())));
            }
            return tries > 1
                    ? read(address, token, tries - 1)
                    : Uni.createFrom().failure(new IllegalStateException("the solid head never stood still"));
        });
    }

    private Uni<Void> awaitScanner(long height, Instant deadline) {
        return DepositBaselineSql.scannedTo(sql.pool()).chain(scanned -> {
            if (scanned.isPresent() && scanned.get() >= height) {
                return Uni.createFrom().voidItem();
            }
            return scanned.isPresent() && clock.now().isBefore(deadline)
                    ? pause().chain(() -> awaitScanner(height, deadline))
                    : Uni.createFrom()
                            .failure(new IllegalStateException(
                                    "the block scanner has not read block " + height + " yet"));
        });
    }

    private Uni<Void> pause() {
        return Uni.createFrom().emitter(done -> vertx.setTimer(BETWEEN.toMillis(), ignored -> done.complete(null)));
    }
}
