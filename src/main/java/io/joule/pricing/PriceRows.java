package io.joule.pricing;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The price book's table. Callers bring the session or the transaction. */
@ApplicationScoped
class PriceRows implements PanacheRepository<Price> {

    // Two instances that start, or two operators, at once must not collide: the statement settles it.
    private static final String SEED = """
            insert into price (duration, min_energy, sun_per_energy)
            select :duration, 0, :price where not exists (select from price where duration = :duration)
            on conflict do nothing""";
    private static final String SET = """
            insert into price (duration, min_energy, sun_per_energy) values (:duration, :energy, :price)
            on conflict on constraint price_tier_once do update set sun_per_energy = excluded.sun_per_energy""";

    Uni<PriceList> all() {
        return find("order by duration, minEnergy")
                .list()
                .map(rows -> new PriceList(rows.stream().map(Price::tier).toList()));
    }

    Uni<List<String>> durations() {
        return all().map(list ->
                list.tiers().stream().map(Tier::duration).distinct().toList());
    }

    Uni<Integer> seed(String duration, long price) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(SEED)
                        .setParameter("duration", duration)
                        .setParameter("price", price)
                        .executeUpdate());
    }

    Uni<Integer> set(Tier tier) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(SET)
                        .setParameter("duration", tier.duration())
                        .setParameter("energy", tier.minEnergy())
                        .setParameter("price", tier.sunPerEnergy())
                        .executeUpdate());
    }
}
