package io.joule.bot.pay;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Sql;
import io.joule.bot.BotConfig;
import io.joule.bot.card.Html;
import io.joule.bot.card.Link;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Visitors;
import io.joule.bot.rental.FriendPays;
import io.joule.bot.rental.Rental;
import io.joule.money.Money;
import io.joule.notice.Outbox;
import io.joule.notice.telegram.InlineKeyboard;
import io.joule.order.Delivered;
import io.joule.order.Order;
import io.joule.order.OrderListener;
import io.joule.order.OrderRequest;
import io.joule.order.OrderService;
import io.joule.order.Placed;
import io.joule.order.Terms;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Makes links that ask a friend to pay, has them paid, and tells who asked. */
@ApplicationScoped
class PayLinks implements FriendPays, OrderListener {

    /** Somebody else was faster, or it is over. */
    static final String CLOSED = "pay_link_closed";

    /** No name that an API client can have. */
    private static final String CLIENT = "@pay-link";

    private final PayLinkSql links;
    private final OrderService orders;
    private final Visitors visitors;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;
    private final BotConfig config;

    PayLinks(
            PayLinkSql links,
            OrderService orders,
            Visitors visitors,
            Outbox outbox,
            Sql sql,
            Clock clock,
            BotConfig config) {
        this.links = links;
        this.orders = orders;
        this.visitors = visitors;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    Uni<Optional<PayLink>> find(String code) {
        return links.find(sql.pool(), code);
    }

    /** Those of this person that can be paid now, newest first. */
    Uni<List<PayLink>> open(long requester) {
        return links.open(sql.pool(), requester, clock.now());
    }

    @Override
    public Uni<Step> ask(Rental rental, Visit visit) {
        Instant now = clock.now();
        PayLink link = new PayLink(
                Link.code(),
                visit.customer(),
                TronAddress.parse(rental.receiver()),
                rental.energy(),
                rental.duration(),
                now.plus(config.payLinkHolds()),
                null,
                null);
        return sql.transaction(tx -> links.lock(tx, visit.customer())
                        .chain(() -> links.openOthers(tx, visit.customer(), visit.key(), now))
                        .invoke(this::refuseIfMany)
                        .chain(() -> links.insert(tx, link, visit.key(), now)))
                .map(code -> Step.open(PayScreen.NAME, new PayScreen.Opened(code)))
                .onFailure(Refusal.class)
                .recoverWithItem(
                        () -> Step.none().alert(visit.texts(PayMessages.class).tooMany(config.openPayLinks())));
    }

    @Override
    public Uni<Optional<Asked>> asked(SqlConnection tx, UUID order) {
        return links.ofOrder(tx, order).map(found -> found.map(link -> new Asked(link.requester(), link.payload())));
    }

    private void refuseIfMany(long open) {
        if (open >= config.openPayLinks()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "pay_links_full", "There are too many open links.");
        }
    }

    /** Nothing happens when it is paid, or another's. */
    Uni<Void> withdraw(PayLink link, long requester) {
        return sql.transaction(tx -> links.withdraw(tx, link.code(), requester, clock.now()));
    }

    /**
     * One order for the link, paid by this customer; the same again gives the same order.
     *
     * @throws Refusal (as failure) {@link #CLOSED} when it is paid, over or withdrawn: nothing has happened then
     */
    Uni<Placed> pay(PayLink link, Money agreed, long payer) {
        var once = new OrderRequest.Idempotency(CLIENT, link.code() + ":" + payer, link.code());
        var request = new OrderRequest(
                payer, link.energy(), link.duration(), link.receiver().toString(), Optional.of(once));
        return orders.place(request, Terms.agreed(agreed).also((tx, order) -> paid(tx, link, order)));
    }

    private Uni<Void> paid(SqlConnection tx, PayLink link, Order order) {
        return links.pay(tx, link.code(), order.id(), clock.now())
                .invoke(done -> {
                    if (!done) {
                        throw new Refusal(Refusal.Kind.CONFLICT, CLOSED, "This link is paid already, or over.");
                    }
                })
                // The conversation before its chat, as every step of the bot: or two could wait for each other.
                .chain(() -> visitors.refresh(tx, link.requester()))
                .chain(() -> tell(tx, link, texts -> texts.wasPaid(energy(link), Show.address(link.receiver()))));
    }

    @Override
    public Uni<Void> completed(SqlConnection tx, List<Delivered> completed) {
        return Uni.createFrom().voidItem();
    }

    /** Who paid is told by others; who asked is told here. */
    @Override
    public Uni<Void> failed(SqlConnection tx, Order order, String code) {
        return tellRequester(
                tx, order, link -> texts -> texts.couldNotCome(energy(link), Show.address(link.receiver())));
    }

    /** Who paid did it, and knows. */
    @Override
    public Uni<Void> cancelled(SqlConnection tx, Order order) {
        return tellRequester(tx, order, link -> texts -> texts.calledOff(energy(link), Show.address(link.receiver())));
    }

    private Uni<Void> tellRequester(
            SqlConnection tx, Order order, Function<PayLink, Function<PayMessages, String>> words) {
        return links.ofOrder(tx, order.id())
                .chain(found -> found.map(link -> tell(tx, link, words.apply(link)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(SqlConnection tx, PayLink link, Function<PayMessages, String> words) {
        return visitors.tell(tx, link.requester(), visit -> {
            PayMessages texts = visit.texts(PayMessages.class);
            return outbox.notice(
                    tx,
                    link.requester(),
                    Html.of().text(words.apply(texts)).toString(),
                    new InlineKeyboard(List.of(List.of(Link.button(texts.follow(), link.payload())))));
        });
    }

    private static String energy(PayLink link) {
        return Show.number(link.energy());
    }
}
