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
import java.util.List;

/** What an order reads like: where it stands, what was ordered, and the receipt. */
@ApplicationScoped
public class OrderCard {

    private static final int SHORT_TXID = 10;

    private final Network network;

    OrderCard(Network network) {
        this.network = network;
    }

    public Html text(Order order, List<DelegationView> parts, PaidFrom from, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        Html text = Html.of().bold(texts.order(OrderText.id(order))).line().line();
        steps(text, order, parts, from, visit);
        text.line()
                .label(texts.receiver())
                .code(order.receiver().toString())
                .line()
                .fact(texts.energy(), Show.number(order.energy().units()))
                .fact(texts.duration(), Show.duration(order.duration(), visit));
        price(text, order, from, visit);
        times(text, order, isHome(parts), texts);
        parts.forEach(part -> {
            transaction(text, texts.delegated(), part.txid());
            transaction(text, texts.reclaimed(), part.reclaimTxid());
        });
        return text;
    }

    private static void price(Html text, Order order, PaidFrom from, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        if (from == PaidFrom.PACKAGE) {
            text.fact(texts.price(), visit.texts(PaidFromMessages.class).fromPackage(Show.money(order.cost())));
            return;
        }
        text.label(texts.price())
                .bold(Show.money(order.cost()))
                .line(" (" + texts.perUnit(Show.number(order.sunPerEnergy())) + ")");
    }

    /** Every part of it was taken back, or never was there. */
    public boolean isHome(List<DelegationView> parts) {
        return parts.stream()
                .allMatch(part ->
                        part.status() == DelegationStatus.RECLAIMED || part.status() == DelegationStatus.DROPPED);
    }

    /** From the money to the energy, and back home; what has not come yet is left out but for the next. */
    private void steps(Html text, Order order, List<DelegationView> parts, PaidFrom from, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        String held =
                from == PaidFrom.PACKAGE ? visit.texts(PaidFromMessages.class).useHeld() : texts.held();
        switch (order.status()) {
            case PENDING -> text.line(held).line(texts.looking());
            case PROCESSING -> text.line(held).line(texts.sent()).line(texts.waiting());
            case COMPLETED -> completed(text, order, parts, texts);
            case FAILED -> text.line(texts.failed(from.back(visit))).line(OrderText.reason(order.failureCode(), texts));
            case CANCELLED -> text.line(texts.cancelled(from.back(visit)));
        }
    }

    private void completed(Html text, Order order, List<DelegationView> parts, RentalMessages texts) {
        if (isHome(parts)) {
            text.line(texts.over());
            return;
        }
        text.bold(texts.completed()).line();
        boolean due = parts.stream().noneMatch(part -> part.status() == DelegationStatus.ACTIVE);
        text.line(due ? texts.comingHome() : texts.activeUntil(OrderText.time(order.reclaimAt())));
    }

    /** While it lasts its end is said above. */
    private static void times(Html text, Order order, boolean isHome, RentalMessages texts) {
        text.line(texts.ordered(OrderText.time(order.createdAt())));
        if (order.completedAt() != null && order.status() == OrderStatus.COMPLETED) {
            text.line(texts.arrived(OrderText.time(order.completedAt())));
        }
        if (order.reclaimAt() != null && isHome) {
            text.line(texts.ends(OrderText.time(order.reclaimAt())));
        }
    }

    private void transaction(Html text, String label, String txid) {
        if (txid == null) {
            return;
        }
        String shown = txid.substring(0, SHORT_TXID) + "…";
        text.label(label);
        network.transactionUrl(TxId.parse(txid)).ifPresentOrElse(url -> text.link(shown, url), () -> text.code(txid));
        text.line();
    }
}
