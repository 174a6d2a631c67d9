package io.joule.bot.rental;

import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.delegation.DelegationStatus;
import io.joule.delegation.DelegationView;
import io.joule.order.Order;
import io.joule.order.OrderStatus;
import io.joule.tron.Network;
import io.joule.tron.TxId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What an order reads like. */
@ApplicationScoped
class OrderCard {

    private static final int SHORT_ID = 8;
    private static final int SHORT_TXID = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Network network;

    OrderCard(Network network) {
        this.network = network;
    }

    Html text(Order order, List<DelegationView> parts, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        Html text = Html.of()
                .bold(texts.order(shortId(order)))
                .line()
                .line(status(order, parts, texts))
                .line()
                .text(texts.receiver() + ": ")
                .code(order.receiver().toString())
                .line()
                .fact(texts.energy(), Show.number(order.energy().units()))
                .fact(texts.duration(), Show.duration(order.duration(), visit))
                .fact(texts.price(), Show.money(order.cost()));
        if (order.reclaimAt() != null && order.status() == OrderStatus.COMPLETED) {
            text.fact(texts.ends(), texts.utc(time(order.reclaimAt())));
        }
        parts.forEach(part -> {
            transaction(text, texts.delegated(), part.txid());
            transaction(text, texts.reclaimed(), part.reclaimTxid());
        });
        return text;
    }

    /** Every part of it was taken back, or never was there. */
    boolean isHome(List<DelegationView> parts) {
        return parts.stream()
                .allMatch(part ->
                        part.status() == DelegationStatus.RECLAIMED || part.status() == DelegationStatus.DROPPED);
    }

    private String status(Order order, List<DelegationView> parts, RentalMessages texts) {
        return switch (order.status()) {
            case PENDING -> texts.pending();
            case PROCESSING -> texts.processing();
            case COMPLETED -> isHome(parts) ? texts.over() : texts.completed();
            case FAILED -> texts.failed();
            case CANCELLED -> texts.cancelled();
        };
    }

    private void transaction(Html text, String label, String txid) {
        if (txid == null) {
            return;
        }
        String shown = txid.substring(0, SHORT_TXID) + "…";
        text.text(label + ": ");
        network.transactionUrl(TxId.parse(txid)).ifPresentOrElse(url -> text.link(shown, url), () -> text.code(txid));
        text.line();
    }

    /** The end of an id: its beginning is the time, and alike for orders of one day. */
    private static String shortId(Order order) {
        String id = order.id().toString();
        return id.substring(id.length() - SHORT_ID);
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
