package io.joule.watch.books;

import io.joule.base.Check;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.deposit.DepositAddress;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.Network;
import io.joule.tron.TronAddress;
import io.joule.watch.books.DepositBaselineSql.Baseline;
import io.joule.watch.books.DepositHoldings.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the deposit address holds, beside the payments that were booked. Compared are changes since the look before:
 * what it held when Joule first looked is nobody's fault, and what an operator has acknowledged is explained.
 */
@ApplicationScoped
class DepositCheck implements BooksCheck {

    private final Sql sql;
    private final DepositHoldings holdings;
    private final DepositAddress address;
    private final Network network;
    private final Clock clock;
    private final ReconciliationConfig config;

    DepositCheck(
            Sql sql,
            DepositHoldings holdings,
            DepositAddress address,
            Network network,
            Clock clock,
            ReconciliationConfig config) {
        this.sql = sql;
        this.holdings = holdings;
        this.address = address;
        this.network = network;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public Uni<List<Area>> areas() {
        return Uni.createFrom()
                .item(address.get()
                        .map(ours -> Arrays.stream(Asset.values())
                                .filter(asset -> asset == Asset.TRX
                                        || network.usdtContract().isPresent())
                                .map(asset -> new Area("deposits " + asset, () -> look(asset, ours)))
                                .toList())
                        .orElse(List.of()));
    }

    private Uni<Verdict> look(Asset asset, TronAddress ours) {
        return holdings.asOfOneBlock(ours, network.usdtContract())
                .chain(held -> DepositBaselineSql.find(sql.pool(), asset, ours)
                        .chain(before -> compare(asset, before, held).call(now -> moveOn(asset, ours, before, now))))
                .map(now -> Verdict.of("deposits " + asset, seen(asset, now)));
    }

    private Uni<Void> moveOn(Asset asset, TronAddress ours, Optional<Baseline> before, Baseline now) {
        return DepositBaselineSql.put(sql.pool(), asset, ours, before, now, clock.now())
                .invoke(moved -> Check.that(moved, "somebody explained something meanwhile: the next run tells"))
                .replaceWithVoid();
    }

    private Uni<Baseline> compare(Asset asset, Optional<Baseline> before, Held held) {
        long balance = held.of(asset).micros();
        // A node that is behind the one asked before tells nothing new.
        if (before.isEmpty() || before.get().height() >= held.height()) {
            return Uni.createFrom().item(before.orElse(new Baseline(held.height(), balance, 0)));
        }
        Baseline last = before.get();
        return DepositBaselineSql.booked(sql.pool(), asset, last.height(), held.height())
                .map(booked -> last.unexplainedMicros() + balance - last.balanceMicros() - booked)
                .map(unexplained -> new Baseline(held.height(), balance, isDust(unexplained) ? 0 : unexplained));
    }

    /** Payments too small to be booked leave a little more than the books say, never less. */
    private boolean isDust(long unexplained) {
        return unexplained > 0
                && unexplained
                        <= config.depositDust().movePointRight(Money.SCALE).longValue();
    }

    private static List<Seen> seen(Asset asset, Baseline now) {
        long off = now.unexplainedMicros();
        if (off == 0) {
            return List.of();
        }
        Money found = new Money(asset, now.balanceMicros());
        return List.of(Seen.of(
                off < 0 ? FindingKind.DEPOSIT_SHORTFALL : FindingKind.DEPOSIT_SURPLUS,
                asset.name(),
                found.minus(new Money(asset, off)).toString(),
                found.toString(),
                off,
                off < 0
                        ? "%s left the deposit address, and nothing in the books says why."
                                .formatted(new Money(asset, -off))
                        : "%s reached the deposit address and was not booked as a payment."
                                .formatted(new Money(asset, off))));
    }
}
