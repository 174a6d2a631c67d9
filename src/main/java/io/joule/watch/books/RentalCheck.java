package io.joule.watch.books;

import io.joule.base.Sql;
import io.joule.chaintx.ChainView;
import io.joule.watch.books.RentalSql.Rental;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Energy that should be home: rentals that ended some time ago, and delegations that the final chain no longer had. */
@ApplicationScoped
class RentalCheck implements BooksCheck {

    private static final int SHOWN = 200;

    private final Sql sql;
    private final ChainView chain;
    private final ReconciliationConfig config;

    RentalCheck(Sql sql, ChainView chain, ReconciliationConfig config) {
        this.sql = sql;
        this.chain = chain;
        this.config = config;
    }

    @Override
    public Uni<List<Area>> areas() {
        return Uni.createFrom().item(List.of(new Area("rentals", this::overdue), new Area("lost", this::lost)));
    }

    /** By chain time, as rentals are. */
    private Uni<Verdict> overdue() {
        return chain.freshHead()
                .chain(head -> RentalSql.overdue(sql.pool(), head.time().minus(config.overdueAfter()), SHOWN))
                .map(found -> Verdict.of(
                        "rentals", found.stream().map(RentalCheck::overdue).toList()));
    }

    private Uni<Verdict> lost() {
        return RentalSql.lost(sql.pool(), SHOWN)
                .map(found ->
                        Verdict.of("lost", found.stream().map(RentalCheck::lost).toList()));
    }

    private static Seen overdue(Rental rental) {
        return new Seen(
                FindingKind.OVERDUE_RENTAL,
                rental.id().toString(),
                rental.id().toString(),
                rental.walletId(),
                "reclaimed after " + rental.ended(),
                rental.status(),
                rental.sun().value(),
                "%s of %s at %s is past its rental: %s."
                        .formatted(rental.sun(), rental.wallet(), rental.receiver(), rental.trouble()));
    }

    private static Seen lost(Rental rental) {
        return new Seen(
                FindingKind.LOST_DELEGATION,
                rental.id().toString(),
                rental.id().toString(),
                rental.walletId(),
                "reclaimed",
                "lost",
                rental.sun().value(),
                "%s of %s at %s is not on the final chain any more, and no reclaim of ours is known to have taken it: %s."
                        .formatted(rental.sun(), rental.wallet(), rental.receiver(), rental.trouble()));
    }
}
