package io.joule.simulation;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.cluster.SharedTurns;
import io.joule.deposit.TestDeposits;
import io.joule.testing.Surroundings;
import io.joule.tron.HttpTronNetwork;
import io.joule.tron.NodeTools;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TronScan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One life of one Joule process: the production services, with memory that is lost when it dies. */
final class Instance implements Actor {

    /** One at a time: the order of steps is the seed's. */
    private static final Map<String, String> SETTINGS = Map.of(
            "joule.engine.at-once", "1",
            "joule.supplier.refresh-at-once", "1",
            "joule.supplier.refresh-delay", "4s");

    final String name;
    final io.joule.delegation.Instance joule;
    final TestDeposits deposits;
    private final World world;
    private final Set<SqlConnection> open = new LinkedHashSet<>();
    private final Set<String> running = new HashSet<>();
    private final List<Timer> timers = new ArrayList<>();
    private long clockSkewMs;
    private boolean mortal = true;
    private boolean dead;
    /** The number of the block that it goes on with. */
    private long stoppedUntil;

    private record Timer(long due, long id, Consumer<Long> handler) {}

    Instance(String name, World world) {
        this.name = name;
        this.world = world;
        var vertx = new VirtualVertx(world.database.vertx(), this);
        Clock clock = () -> Instant.ofEpochMilli(world.now() + clockSkewMs);
        var network = new HttpTronNetwork(
                request -> uni(
                        "node " + path(request.url()) + (Journal.TRACE ? " " + request.body() : ""),
                        () -> world.network.answer(request)),
                world.network.list(),
                new NodeTools(
                        VirtualNetwork.LIMITS,
                        VirtualNetwork.RULES,
                        clock,
                        clock,
                        () -> Duration.ofMillis(world.now()).toNanos(),
                        SharedTurns.none(),
                        new SimpleMeterRegistry()));
        var tronScan = new TronScan(vertx, Optional.empty(), Optional.empty(), VirtualNetwork.LIMITS);
        Pool pool = Pool.newInstance(ScheduledSql.of(this, world.pool.getDelegate()));
        var around = new Surroundings(vertx, pool, network, tronScan, clock);
        joule = new io.joule.delegation.Instance(around, World.KEYSET, settings(world.options));
        deposits = new TestDeposits(
                around, joule.ledger, world.network.list(), World.DEPOSITS.address(), world.dice.amounts());
    }

    private static Map<String, String> settings(Options options) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("joule.chaintx.expiration", options.expirationSeconds() + "s");
        return settings;
    }

    private static String path(String url) {
        return url.replaceFirst("^http://", "");
    }

    /** An act of this instance's, for the production code that waits for it. */
    <T> Uni<T> uni(String what, Supplier<Future<T>> begin) {
        return Uni.createFrom()
                .emitter(emitter -> waitFor(what, Schedule.Session.NONE, begin)
                        .onSuccess(emitter::complete)
                        .onFailure(emitter::fail));
    }

    <T> Future<T> waitFor(String what, Schedule.Session session, Supplier<Future<T>> begin) {
        return dead ? Promise.<T>promise().future() : world.schedule.later(this, what, session, begin);
    }

    /** Begins a round of one of its loops, unless that loop's last round is still under way. */
    void round(String loop) {
        if (!running.add(loop)) {
            return;
        }
        Uni<?> round =
                switch (loop) {
                    case "orders" -> joule.ordersRound();
                    case "reclaims" -> joule.reclaimsRound();
                    case "tracker" -> joule.tracker.look();
                    case "deposits" -> deposits.scan();
                    case "heads" -> deposits.watchHead();
                    case "wallets" -> joule.suppliers.refresher.refreshAll();
                    default -> throw new IllegalArgumentException(loop);
                };
        start(loop, round, ignored -> {}, () -> running.remove(loop));
    }

    /** Work that somebody asked for, such as a customer. */
    <T> void start(String what, Uni<T> work, Consumer<T> done, Runnable over) {
        work.subscribe()
                .with(
                        item -> {
                            over.run();
                            done.accept(item);
                        },
                        failure -> {
                            over.run();
                            failed(what, failure);
                        });
    }

    private void failed(String what, Throwable failure) {
        for (Throwable cause : causes(failure).toList()) {
            boolean expected = cause instanceof NodeTrouble || cause instanceof Refusal;
            if (!expected) {
                world.broken("fault", what + " of " + name + " failed: " + cause);
            }
            String why = cause instanceof Refusal refusal
                    ? refusal.code()
                    : cause.getClass().getSimpleName();
            world.journal.count("failed: " + what + " " + why);
        }
    }

    /** A look at several things fails with what each of them failed with, and a round of looks again. */
    private static Stream<Throwable> causes(Throwable failure) {
        return failure instanceof CompositeException several
                ? several.getCauses().stream().flatMap(Instance::causes)
                : Stream.of(failure);
    }

    long timer(long millis, Consumer<Long> handler) {
        long id = world.nextTimer();
        timers.add(new Timer(world.now() + millis, id, handler));
        return id;
    }

    void ringTimers() {
        List<Timer> due = timers.stream()
                .filter(timer -> timer.due() <= world.now())
                .sorted(Comparator.comparing(Timer::due).thenComparing(Timer::id))
                .toList();
        timers.removeAll(due);
        due.forEach(timer -> timer.handler().accept(timer.id()));
    }

    void opened(SqlConnection connection) {
        open.add(connection);
    }

    void closed(SqlConnection connection) {
        if (open.remove(connection)) {
            world.schedule.sessionEnded();
        }
    }

    /** What the schema refuses although no code should ever try it is a find, even if the code lives on. */
    void refusedBySchema(PgException refused, String sql) {
        String constraint = refused.getConstraint() == null ? refused.getSqlState() : refused.getConstraint();
        world.refused(constraint, refused.getMessage() + " in: " + sql);
    }

    @Override
    public void began(String what) {
        world.journal.say("%s: %s", name, what);
    }

    /** As kill -9 does: nothing more is said to anybody, and the server rolls back what was open. */
    @Override
    public void die(String when) {
        world.journal.say("%s dies %s", name, when);
        world.journal.count("crashes");
        dead = true;
        world.schedule.forget(this);
        for (SqlConnection connection : open) {
            world.control.end(connection);
            world.schedule.sessionEnded();
        }
        open.clear();
        timers.clear();
    }

    @Override
    public void stop(String when) {
        int blocks = world.dice.between(1, world.options.stopBlocks());
        stoppedUntil = world.chain.head().number() + blocks;
        world.journal.say("%s is stopped for %d blocks %s", name, blocks, when);
        world.journal.count("pauses " + when.split(" ", 2)[0]);
    }

    @Override
    public boolean isAwake() {
        return !dead && world.chain.head().number() >= stoppedUntil;
    }

    @Override
    public boolean isMortal() {
        return mortal;
    }

    boolean isDead() {
        return dead;
    }

    void goOn() {
        stoppedUntil = 0;
    }

    void immortal() {
        mortal = false;
    }

    void skew(long millis) {
        clockSkewMs = millis;
    }

    @Override
    public String toString() {
        return name;
    }
}
