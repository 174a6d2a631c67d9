package io.joule.prepaid;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.ledger.Ledger;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Ends a package: what is left of it becomes available money again. For operators. */
@ApplicationScoped
public class GiveBack {

    private final Sql sql;
    private final Ledger ledger;
    private final Clock clock;
    private final List<GiveBackListener> listeners;
    private final PrepaidSql packages = new PrepaidSql();

    GiveBack(Sql sql, Ledger ledger, Clock clock, @All List<GiveBackListener> listeners) {
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
        this.listeners = listeners;
    }

    /**
     * Gives the uses that are left back at the price they were bought at, in one SQL transaction. Nothing happens when
     * none is left, so the same again gives nothing twice.
     *
     * @return the package as it is then; failing with a {@link Refusal} when there is none
     */
    public Uni<TransferPackage> giveBack(UUID id, Actor by) {
        return sql.transaction(tx -> packages.lock(tx, id).chain(found -> {
                    TransferPackage one = found.orElseThrow(GiveBack::unknown);
                    return one.left() == 0 ? Uni.createFrom().voidItem() : giveBack(tx, one, by, clock.now());
                }))
                .chain(() -> packages.find(sql.pool(), id))
                .map(Optional::orElseThrow);
    }

    /** The package before the accounts, as when one of its uses is taken. */
    private Uni<Void> giveBack(SqlConnection tx, TransferPackage one, Actor by, Instant now) {
        UUID id = Ids.next();
        String note = one.left() + " x " + one.energy() + " energy";
        Map<String, ?> details = Map.of("uses", one.left(), "amount", one.rest().toString());
        return packages.giveBack(tx, id, one, now)
                .chain(() -> ledger.unprepay(tx, one.customer(), one.rest(), id.toString(), note))
                .chain(() ->
                        Audit.record(tx, now, by, "package.given_back", one.id().toString(), details))
                .chain(() -> tell(tx, one));
    }

    private Uni<Void> tell(SqlConnection tx, TransferPackage before) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (GiveBackListener listener : listeners) {
            all = all.chain(() -> listener.givenBack(tx, before));
        }
        return all;
    }

    /** What is answered about a package that does not exist, or must not be known to exist. */
    public static Refusal unknown() {
        return new Refusal(Kind.NOT_FOUND, "package_not_found", "There is no such package.");
    }
}
