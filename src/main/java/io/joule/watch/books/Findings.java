package io.joule.watch.books;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.cluster.Lease;
import io.joule.delegation.Orphans;
import io.joule.supplier.SupplierService;
import io.joule.watch.books.FindingSql.Acknowledged;
import io.joule.watch.books.Verdict.Homeward;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Keeps what looks have found, and what people say to it. */
@ApplicationScoped
public class Findings {

    static final int MAX_PAGE = 200;

    private static final Logger LOG = Logger.getLogger(Findings.class);

    private final Sql sql;
    private final SupplierService suppliers;
    private final Orphans orphans;
    private final Clock clock;
    private final FindingSql rows = new FindingSql();

    public Findings(Sql sql, SupplierService suppliers, Orphans orphans, Clock clock) {
        this.sql = sql;
        this.suppliers = suppliers;
        this.orphans = orphans;
        this.clock = clock;
    }

    /** How many nobody has looked at yet. */
    public Uni<Long> open() {
        return rows.open(sql.pool());
    }

    public Uni<FindingPage> list(Set<FindingState> states, Optional<UUID> before, int limit) {
        return rows.list(sql.pool(), states, before, limit + 1).map(found -> FindingPage.of(found, limit));
    }

    /**
     * A person knows of it and says in {@code note} why it is so. That ends the quarantine it caused; what the deposit
     * address has more or less counts as explained from now on.
     *
     * @return failing with a {@link Refusal} when there is none, or it is no longer open
     */
    public Uni<Finding> acknowledge(UUID id, Actor by, String note) {
        return sql.transaction(tx -> rows.acknowledge(tx, id, clock.now(), by.name(), note)
                        .chain(found -> found.isEmpty()
                                ? refused(tx, id)
                                : accepted(tx, found.get())
                                        .chain(() -> Audit.record(
                                                tx,
                                                clock.now(),
                                                by,
                                                "finding.acknowledged",
                                                id.toString(),
                                                found.get().forAudit(note)))))
                .chain(() -> rows.find(sql.pool(), id))
                .map(Optional::orElseThrow);
    }

    private Uni<Void> refused(SqlConnection tx, UUID id) {
        return rows.find(tx, id)
                .invoke(found -> {
                    throw found.map(f -> new Refusal(
                                    Kind.CONFLICT,
                                    "finding_not_open",
                                    "This finding is " + f.state().word() + ", not open."))
                            .orElseGet(Findings::unknown);
                })
                .replaceWithVoid();
    }

    static Refusal unknown() {
        return new Refusal(Kind.NOT_FOUND, "finding_not_found", "There is no such finding.");
    }

    private Uni<Void> accepted(SqlConnection tx, Acknowledged found) {
        return switch (found.kind()) {
            case DEPOSIT_SHORTFALL, DEPOSIT_SURPLUS ->
                DepositBaselineSql.explained(tx, found.subject(), found.difference());
            default -> found.walletId() == null ? Uni.createFrom().voidItem() : settleQuarantine(tx, found.walletId());
        };
    }

    /** Writes down what a look found, in one SQL transaction: new, seen again, or well again. */
    Uni<Recorded> record(Lease lease, Verdict verdict) {
        return sql.transaction(tx -> lease.fence(tx).chain(() -> record(tx, verdict, clock.now())));
    }

    private Uni<Recorded> record(SqlConnection tx, Verdict verdict, Instant now) {
        return Multi.createFrom()
                .iterable(verdict.seen())
                .onItem()
                .transformToUniAndConcatenate(
                        seen -> rows.put(tx, verdict.area(), seen, now).invoke(fresh -> tell(seen, fresh)))
                .collect()
                .asList()
                .chain(fresh -> rows.resolve(tx, verdict, now)
                        .call(resolved -> settleQuarantines(tx, verdict, resolved))
                        .call(() -> bringHome(tx, verdict))
                        .map(resolved -> Recorded.of(fresh, resolved)));
    }

    private Uni<Void> bringHome(SqlConnection tx, Verdict verdict) {
        return Multi.createFrom()
                .iterable(verdict.homeward())
                .onItem()
                .transformToUniAndConcatenate(one -> bringHome(tx, one))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> bringHome(SqlConnection tx, Homeward one) {
        Map<String, ?> details = Map.of(
                "block", one.block().height(), "rental_ended", one.ended().toString());
        return orphans.takeHome(tx, one.delegation(), one.block(), one.ended())
                .chain(taken -> !taken
                        ? Uni.createFrom().voidItem()
                        : Audit.record(
                                tx,
                                clock.now(),
                                Actor.SYSTEM,
                                "delegation.found_on_chain",
                                one.delegation().toString(),
                                details));
    }

    private Uni<Void> settleQuarantines(SqlConnection tx, Verdict verdict, List<Long> resolved) {
        Set<Long> wallets = new HashSet<>(resolved);
        verdict.seen().stream()
                .filter(seen -> seen.kind().quarantines())
                .map(Seen::walletId)
                .forEach(wallets::add);
        wallets.remove(0L);
        return Multi.createFrom()
                .iterable(wallets.stream().sorted().toList())
                .onItem()
                .transformToUniAndConcatenate(wallet -> settleQuarantine(tx, wallet))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> settleQuarantine(SqlConnection tx, long walletId) {
        return rows.quarantine(tx, walletId).chain(why -> suppliers.quarantine(tx, walletId, why));
    }

    private static void tell(Seen seen, boolean fresh) {
        if (fresh) {
            LOG.warnf("found: %s of %s: %s", seen.kind().word(), seen.subject(), seen.detail());
        }
    }

    /** @param fresh how many of {@code seen} were not known before */
    record Recorded(int seen, int fresh, int resolved) {

        static final Recorded NOTHING = new Recorded(0, 0, 0);

        static Recorded of(List<Boolean> fresh, List<Long> resolved) {
            int news = (int) fresh.stream().filter(yes -> yes).count();
            return new Recorded(fresh.size(), news, resolved.size());
        }

        Recorded plus(Recorded other) {
            return new Recorded(seen + other.seen, fresh + other.fresh, resolved + other.resolved);
        }
    }
}
