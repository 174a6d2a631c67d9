package io.joule.prepaid;

import io.joule.base.Check;
import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Money;
import io.joule.order.OrderRequest;
import io.joule.order.OrderService;
import io.joule.order.Placed;
import io.joule.pricing.PriceBook;
import io.joule.pricing.Quote;
import io.joule.tron.Energy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Sells packages and turns their uses into orders. */
@ApplicationScoped
public class PrepaidService {

    /** No name that an API client can have. */
    private static final String CLIENT = "@package";

    private static final int LOOKS = 3;
    private static final int HUNDRED = 100;
    private static final int SHOWN = 20;

    private final Sql sql;
    private final PriceBook prices;
    private final OrderService orders;
    private final Customers customers;
    private final Ledger ledger;
    private final PrepaidConfig config;
    private final Clock clock;
    private final PrepaidSql packages = new PrepaidSql();

    PrepaidService(
            Sql sql,
            PriceBook prices,
            OrderService orders,
            Customers customers,
            Ledger ledger,
            PrepaidConfig config,
            Clock clock) {
        Check.argument(
                config.sizes().size() == config.discounts().size(),
                "joule.prepaid.sizes and joule.prepaid.discounts are lists of the same length");
        Check.argument(
                config.discounts().stream().allMatch(percent -> percent >= 0 && percent < HUNDRED)
                        && config.sizes().stream().allMatch(size -> size > 0),
                "joule.prepaid.sizes are above zero, joule.prepaid.discounts are from 0 to 99");
        this.sql = sql;
        this.prices = prices;
        this.orders = orders;
        this.customers = customers;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    /** What is sold now; without the energies for which the rental's duration is not. */
    public List<PackageOffer> offers() {
        return config.energies().stream()
                .flatMap(energy -> prices.find(new Energy(energy), config.duration()).stream())
                .flatMap(quote -> IntStream.range(0, config.sizes().size()).mapToObj(i -> offer(quote, i)))
                .toList();
    }

    private PackageOffer offer(Quote quote, int size) {
        long single = quote.sunPerEnergy();
        long price = discounted(single, config.discounts().get(size));
        return new PackageOffer(config.sizes().get(size), quote.energy().units(), quote.duration(), price, (int)
                ((single - price) * HUNDRED / single));
    }

    /**
     * Buys a package with available money. Fails with a {@link Refusal}; nothing has happened then.
     *
     * @param agreed the only total that the customer agreed to
     * @param key the same again is the same package, and paid once
     */
    public Uni<TransferPackage> buy(long customer, int transfers, long energy, Money agreed, String key) {
        Customers.check(customer);
        return packages.byKey(sql.pool(), customer, key)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(known.get())
                        : buy(customer, offer(offers(), transfers, energy, agreed), key));
    }

    /**
     * Orders energy for {@code receiver} with a use of the customer's oldest package of this energy. Fails with a
     * {@link Refusal}: {@code package_used_up} when there is none left.
     *
     * @param key the same again is the same order
     */
    public Uni<Placed> use(long customer, long energy, String receiver, String key) {
        Customers.check(customer);
        OrderRequest.Idempotency once =
                new OrderRequest.Idempotency(CLIENT, key, customer + " " + energy + " " + receiver);
        OrderRequest request = new OrderRequest(customer, energy, config.duration(), receiver, Optional.of(once));
        // Somebody may take the last use of the package that was chosen: then the next one is looked for.
        return Uni.createFrom()
                .deferred(() -> orders.place(request, new FromPackage(sql, packages, ledger, clock)))
                .onFailure(PrepaidService::isOverdrawn)
                .retry()
                .atMost(LOOKS)
                .onFailure(PrepaidService::isOverdrawn)
                .transform(raced -> usedUp());
    }

    /** This customer's newest, and all that have uses left; newest first. */
    public Uni<List<TransferPackage>> list(long customer) {
        return packages.list(sql.pool(), customer, SHOWN);
    }

    /** Newest first. @param before only those bought before the one of this id */
    public Uni<List<TransferPackage>> page(long customer, Optional<UUID> before, int limit) {
        Customers.check(customer);
        return packages.page(sql.pool(), customer, before.orElse(PrepaidSql.END), limit);
    }

    public Uni<Optional<TransferPackage>> find(UUID id) {
        return packages.find(sql.pool(), id);
    }

    /** What the request with this key got before. */
    public Uni<Optional<TransferPackage>> bought(long customer, String key) {
        return packages.byKey(sql.pool(), customer, key);
    }

    /** The newest uses of a package. */
    public Uni<List<PackageUse>> uses(UUID id) {
        return uses(id, Optional.empty(), SHOWN);
    }

    /** Newest first. @param before only those before the one of this order */
    public Uni<List<PackageUse>> uses(UUID id, Optional<UUID> before, int limit) {
        return packages.uses(sql.pool(), id, before.orElse(PrepaidSql.END), limit);
    }

    /** Which of these orders are uses of packages. */
    public Uni<Set<UUID>> usesAmong(Collection<UUID> ids) {
        return packages.usesAmong(sql.pool(), ids);
    }

    /** Whether this order is a use of a package, seen from within a SQL transaction. */
    public Uni<Boolean> isUse(SqlConnection tx, UUID order) {
        return packages.usesAmong(tx, List.of(order)).map(uses -> !uses.isEmpty());
    }

    private Uni<TransferPackage> buy(long customer, PackageOffer offer, String key) {
        TransferPackage bought = new TransferPackage(
                Ids.next(),
                customer,
                offer.energy(),
                offer.duration(),
                offer.sunPerEnergy(),
                offer.transfers(),
                0,
                0,
                clock.now());
        String note = offer.transfers() + " x " + offer.energy() + " energy";
        return sql.transaction(tx -> customers
                        .ensure(tx, customer)
                        .chain(() -> packages.insert(tx, bought, key))
                        .chain(fresh -> fresh
                                ? ledger.prepay(tx, customer, offer.total(), bought.id(), note)
                                : Uni.createFrom().voidItem()))
                .chain(() -> packages.byKey(sql.pool(), customer, key))
                .map(Optional::orElseThrow);
    }

    private static PackageOffer offer(List<PackageOffer> offers, int transfers, long energy, Money agreed) {
        PackageOffer offer = offers.stream()
                .filter(one -> one.transfers() == transfers && one.energy() == energy)
                .findFirst()
                .orElseThrow(() -> new Refusal(Kind.INVALID, "unknown_package", "There is no such package now."));
        if (!offer.total().equals(agreed)) {
            throw new Refusal(Kind.CONFLICT, "price_changed", "The price is " + offer.total() + " now.");
        }
        return offer;
    }

    /** Rounded in the customer's favour, to whole sun. */
    private static long discounted(long sunPerEnergy, int percent) {
        return Math.max(1, sunPerEnergy * (HUNDRED - percent) / HUNDRED);
    }

    private static boolean isOverdrawn(Throwable failure) {
        return failure instanceof PgException pg && PrepaidSql.NOT_OVERDRAWN.equals(pg.getConstraint());
    }

    static Refusal usedUp() {
        return new Refusal(Kind.INSUFFICIENT, "package_used_up", "No package with uses left has this much energy.");
    }
}
