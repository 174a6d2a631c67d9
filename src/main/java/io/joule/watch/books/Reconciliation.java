package io.joule.watch.books;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.cluster.Lease;
import io.joule.cluster.LeaseLost;
import io.joule.cluster.OncePerCluster;
import io.joule.watch.books.BooksCheck.Area;
import io.joule.watch.books.Findings.Recorded;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs all checks, one after the other, by one instance at a time, and writes down what they find. */
@ApplicationScoped
public class Reconciliation {

    static final String JOB = "reconciliation";
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private final OncePerCluster cluster;
    private final List<BooksCheck> checks;
    private final Findings findings;
    private final ReconciliationConfig config;
    private final Clock clock;

    /** Transactions before wallets: what is found of the one proves what is ours of the other. */
    Reconciliation(
            OncePerCluster cluster,
            TransactionCheck transactions,
            WalletCheck wallets,
            RentalCheck rentals,
            LedgerCheck ledger,
            PostingCheck postings,
            DepositCheck deposits,
            Findings findings,
            ReconciliationConfig config,
            Clock clock) {
        this.cluster = cluster;
        this.checks = List.of(transactions, wallets, rentals, ledger, postings, deposits);
        this.findings = findings;
        this.config = config;
        this.clock = clock;
    }

    /** @return failing with a {@link Refusal} while another run is under way, here or at another instance */
    public Uni<Report> run() {
        AtomicReference<Report> report = new AtomicReference<>();
        return cluster.ifMine(JOB, lease -> under(lease).invoke(report::set).replaceWithVoid())
                .map(here -> {
                    if (!here) {
                        throw new Refusal(
                                Kind.CONFLICT, "reconciliation_running", "The books are being compared just now.");
                    }
                    return report.get();
                });
    }

    /** The scheduled run: once per cluster and interval. */
    Uni<Void> runIfDue() {
        return cluster.ifDue(JOB, config.every(), lease -> under(lease).replaceWithVoid())
                .replaceWithVoid();
    }

    private Uni<Report> under(Lease lease) {
        Instant began = clock.now();
        List<String> undecided = new ArrayList<>();
        return Multi.createFrom()
                .iterable(checks)
                .onItem()
                .transformToUniAndConcatenate(check -> look(lease, check, undecided))
                .collect()
                .with(Collectors.reducing(Recorded.NOTHING, Recorded::plus))
                .map(sum ->
                        new Report(began, clock.now(), sum.seen(), sum.fresh(), sum.resolved(), List.copyOf(undecided)))
                .invoke(report -> LOG.infof(
                        "books compared: %d findings, %d of them new, %d resolved, %d areas undecided",
                        report.seen(),
                        report.fresh(),
                        report.resolved(),
                        report.undecided().size()));
    }

    private Uni<Recorded> look(Lease lease, BooksCheck check, List<String> undecided) {
        return check.areas()
                .onItem()
                .transformToMulti(areas -> Multi.createFrom().iterable(areas))
                .onItem()
                .transformToUniAndConcatenate(area -> look(lease, area, undecided))
                .collect()
                .with(Collectors.reducing(Recorded.NOTHING, Recorded::plus));
    }

    private Uni<Recorded> look(Lease lease, Area area, List<String> undecided) {
        return Uni.createFrom()
                .deferred(area.look()::get)
                .chain(verdict -> findings.record(lease, verdict))
                .onFailure(e -> !(e instanceof LeaseLost))
                .recoverWithItem(e -> {
                    LOG.warnf("%s can't be compared just now: %s", area.name(), e.getMessage());
                    undecided.add(area.name() + ": " + e.getMessage());
                    return Recorded.NOTHING;
                });
    }
}
