package io.joule.watch.alert;

import io.joule.bot.alert.Alert;
import io.joule.bot.alert.AlertConfig;
import io.joule.bot.alert.AlertKind;
import io.joule.bot.alert.AlertSource;
import io.joule.deposit.DepositScanner;
import io.joule.order.OrderService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Customers who wait: for the energy of an order, or for deposits that are not credited any more. */
@ApplicationScoped
class ServiceAlerts implements AlertSource {

    private final OrderService orders;
    private final DepositScanner deposits;
    private final AlertConfig config;

    ServiceAlerts(OrderService orders, DepositScanner deposits, AlertConfig config) {
        this.orders = orders;
        this.deposits = deposits;
        this.config = config;
    }

    @Override
    public Uni<List<Alert>> now() {
        Stream<Alert> stopped = deposits.fault().map(why -> new Alert(AlertKind.DEPOSITS_STOPPED, "all", why)).stream();
        return waiting()
                .map(waiting -> Stream.concat(
                                stopped,
                                waiting == 0
                                        ? Stream.empty()
                                        : Stream.of(new Alert(AlertKind.ORDERS_WAIT, "all", Long.toString(waiting))))
                        .toList());
    }

    private Uni<Long> waiting() {
        return config.orderWaits().isZero() ? Uni.createFrom().item(0L) : orders.waiting(config.orderWaits());
    }
}
