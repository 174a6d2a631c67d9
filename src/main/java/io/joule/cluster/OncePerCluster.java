package io.joule.cluster;

import io.joule.base.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Does a named job here unless another instance is doing it; the lease is renewed until the work ends. */
@ApplicationScoped
public class OncePerCluster {

    private static final Logger LOG = Logger.getLogger(OncePerCluster.class);

    private final LeaseSql leases;
    private final ClusterConfig config;
    private final Vertx vertx;
    /** Tells instances apart in the table, for people. */
    private final String instance =
            Optional.ofNullable(System.getenv("HOSTNAME")).orElse("joule") + ":" + Ids.next();

    private final Set<CompletableFuture<Void>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public OncePerCluster(LeaseSql leases, ClusterConfig config, Vertx vertx) {
        this.leases = leases;
        this.config = config;
        this.vertx = vertx;
    }

    /** Its item tells whether the work was done here; it fails as the work fails, or with {@link LeaseLost}. */
    public Uni<Boolean> ifMine(String job, Function<Lease, Uni<Void>> work) {
        return ifDue(job, Duration.ZERO, work);
    }

    /**
     * The same for what has its time: not when any instance did it to its end within {@code every}. A tenth of that is
     * granted, because timers are not exact.
     */
    public Uni<Boolean> ifDue(String job, Duration every, Function<Lease, Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> end = new CompletableFuture<>();
            underWay.add(end);
            Uni<Boolean> done = stopped ? Uni.createFrom().item(false) : take(job, every, work);
            return done.onTermination().invoke(() -> {
                underWay.remove(end);
                end.complete(null);
            });
        });
    }

    /** Takes no job any more; its item comes when the work under way has ended and its leases are given back. */
    public Uni<Void> stop() {
        stopped = true;
        return Uni.createFrom().completionStage(CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)));
    }

    private Uni<Boolean> take(String job, Duration every, Function<Lease, Uni<Void>> work) {
        return leases.take(job, instance, config.lease(), every.multipliedBy(9).dividedBy(10))
                .chain(token -> token.isEmpty()
                        ? Uni.createFrom().item(false)
                        : under(new Lease(job, token.get(), leases), work).replaceWith(true));
    }

    private Uni<Void> under(Lease lease, Function<Lease, Uni<Void>> work) {
        CompletableFuture<Void> lost = new CompletableFuture<>();
        long third = Math.max(1, config.lease().toMillis() / 3);
        long timer = vertx.setPeriodic(third, ignored -> renew(lease, lost));
        return Uni.join()
                .first(
                        Uni.createFrom().deferred(() -> work.apply(lease)),
                        Uni.createFrom().completionStage(lost))
                .toTerminate()
                .onTermination()
                .invoke(() -> vertx.cancelTimer(timer))
                .onItemOrFailure()
                .call((done, failure) -> release(lease, failure == null));
    }

    private void renew(Lease lease, CompletableFuture<Void> lost) {
        leases.renew(lease.job(), lease.token(), config.lease())
                .subscribe()
                .with(
                        held -> {
                            if (!held) {
                                lost.completeExceptionally(new LeaseLost(lease.job()));
                            }
                        },
                        e -> LOG.warnf("the lease of %s could not be renewed: %s", lease.job(), e.getMessage()));
    }

    private Uni<Void> release(Lease lease, boolean finished) {
        return leases.release(lease.job(), lease.token(), finished)
                .onFailure()
                .invoke(e -> LOG.warnf("the lease of %s runs out by itself: %s", lease.job(), e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
