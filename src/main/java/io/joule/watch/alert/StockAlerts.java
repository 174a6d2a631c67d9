package io.joule.watch.alert;

import io.joule.base.Clock;
import io.joule.bot.alert.Alert;
import io.joule.bot.alert.AlertConfig;
import io.joule.bot.alert.AlertKind;
import io.joule.bot.alert.AlertSource;
import io.joule.money.Money;
import io.joule.supplier.SupplierService;
import io.joule.supplier.WalletState;
import io.joule.supplier.WalletStock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Supplier wallets that run out: of energy to sell, all together; of what pays for their transactions, each. */
@ApplicationScoped
class StockAlerts implements AlertSource {

    private static final long HUNDRED = 100;

    private final SupplierService suppliers;
    private final AlertConfig config;
    private final Clock clock;

    StockAlerts(SupplierService suppliers, AlertConfig config, Clock clock) {
        this.suppliers = suppliers;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<List<Alert>> now() {
        return suppliers.list().map(wallets -> {
            List<WalletStock> enabled = wallets.stream()
                    .filter(one -> one.wallet().state() == WalletState.ENABLED)
                    .toList();
            return Stream.concat(energy(enabled).stream(), enabled.stream().flatMap(one -> bandwidth(one).stream()))
                    .toList();
        });
    }

    /** A wallet that is passed over just now can sell nothing. */
    private Optional<Alert> energy(List<WalletStock> enabled) {
        long staked = enabled.stream()
                .mapToLong(one -> one.wallet().observed().staked().value())
                .sum();
        long free = enabled.stream()
                .filter(one -> one.wallet().takesOrders(clock.now()))
                .mapToLong(one -> one.free().value())
                .sum();
        long percent = staked < HUNDRED ? 0 : free / (staked / HUNDRED);
        return !enabled.isEmpty() && percent < config.freeEnergyBelow()
                ? Optional.of(new Alert(AlertKind.LOW_ENERGY, "all", Long.toString(percent)))
                : Optional.empty();
    }

    private Optional<Alert> bandwidth(WalletStock stock) {
        return suppliers
                .shortage(stock)
                .map(why -> new Alert(
                        AlertKind.LOW_BANDWIDTH, stock.wallet().address().toString(), figures(stock)));
    }

    private static String figures(WalletStock stock) {
        var seen = stock.wallet().observed();
        long bandwidth = Math.max(seen.bandwidthAvailable(), seen.freeBandwidthAvailable());
        return bandwidth + ", " + Money.trx(seen.trxBalance().value());
    }
}
