package io.joule.pricing;

import io.joule.base.Latest;
import io.joule.base.Refusal;
import io.joule.tron.Energy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/**
 * Quotes from the price book. The book lives in the database; every instance keeps a copy in memory that is read again
 * after each change made here and every {@code joule.pricing.refresh} for changes made elsewhere.
 */
@ApplicationScoped
public class PriceBook {

    // More than 1 TRX for one unit of energy is a slip of the pen; the schema refuses it too.
    private static final long MAX_SUN_PER_ENERGY = 1_000_000;

    private final PriceRows rows;
    private final PricingConfig config;
    private final Assortment assortment;
    // The scheduler's first read may begin before the book is seeded and end after it.
    private final Latest<PriceList> prices = new Latest<>(PriceList.EMPTY);

    public PriceBook(PriceRows rows, PricingConfig config) {
        this.rows = rows;
        this.config = config;
        this.assortment = Assortment.of(config);
    }

    /**
     * What this costs now, from memory.
     *
     * @throws UnknownDuration (as failure) when the duration is not sold
     * @throws EnergyOutOfRange (as failure) when the amount is not sold
     */
    public Uni<Quote> quote(Energy energy, String duration) {
        return Uni.createFrom().item(() -> quoteNow(energy, duration));
    }

    /** The same; empty when this duration or amount is not sold, or has no price now. */
    public Optional<Quote> find(Energy energy, String duration) {
        return find(energy).stream()
                .filter(quote -> quote.duration().equals(duration))
                .findFirst();
    }

    /** What this amount costs for each duration for which it is sold, in the order in which they are shown. */
    public List<Quote> find(Energy energy) {
        return assortment.sells(energy)
                ? sold().stream()
                        .flatMap(rental -> priced(energy, rental).stream())
                        .toList()
                : List.of();
    }

    /** The durations that are sold, in the order in which they are shown. */
    public List<RentalDuration> sold() {
        return List.copyOf(assortment.durations().values());
    }

    /** Every price of the book, also of durations that are not sold at present. */
    public List<Tier> tiers() {
        return prices.get().tiers();
    }

    /** Puts this price in the book, in place of the one of the same duration and tier if there is one. */
    public Uni<Void> set(Tier tier) {
        RentalDuration.parse(tier.duration());
        if (tier.sunPerEnergy() < 1 || tier.sunPerEnergy() > MAX_SUN_PER_ENERGY || tier.minEnergy() < 0) {
            String detail = "a price is from 1 to %d sun per energy unit".formatted(MAX_SUN_PER_ENERGY);
            throw new Refusal(Refusal.Kind.INVALID, "invalid_price", "sun_per_energy", detail);
        }
        return Panache.withTransaction(() -> rows.set(tier)).chain(this::refresh);
    }

    /** Reads the book again. */
    @Scheduled(every = "${joule.pricing.refresh}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> refresh() {
        return prices.read(() -> Panache.withSession(rows::all));
    }

    /** Before the first request: every sold duration has a price. */
    void open(@Observes StartupEvent start) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(this::seed).chain(this::refresh));
    }

    private Quote quoteNow(Energy energy, String duration) {
        RentalDuration rental = assortment.duration(duration);
        assortment.check(energy);
        return priced(energy, rental).orElseThrow(() -> unpriced(rental));
    }

    private Optional<Quote> priced(Energy energy, RentalDuration rental) {
        return prices.get().sunPerEnergy(rental, energy.units()).stream()
                .mapToObj(sunPerEnergy -> Quote.of(energy, rental, sunPerEnergy))
                .findFirst();
    }

    private Uni<Void> seed() {
        return rows.durations()
                .chain(priced -> Multi.createFrom()
                        .iterable(assortment.labels())
                        .filter(label -> !priced.contains(label))
                        .onItem()
                        .transformToUniAndConcatenate(label -> rows.seed(label, defaultPrice(label)))
                        .onItem()
                        .ignoreAsUni());
    }

    private long defaultPrice(String label) {
        Long price = config.defaultPrices().get(label);
        if (price == null) {
            throw new IllegalStateException("""
                    joule.pricing.durations sells %1$s, but the price book has no price for it: \
                    set joule.pricing.default-prices.%1$s (sun per energy unit)""".formatted(label));
        }
        return price;
    }

    private static Refusal unpriced(RentalDuration duration) {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE, "no_price", "duration", "there is no price for %s now".formatted(duration));
    }
}
