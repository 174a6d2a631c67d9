package io.joule.packaged;

import static org.awaitility.Awaitility.await;

import io.joule.testing.Coherence;
import io.joule.testing.Desk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.tron.trident.core.key.KeyPair;

/**
 * Orders on several instances while instances and the database are killed, paused and stopped and the node misbehaves.
 * Everything is a process of its own. When it is over, nothing may be lost, doubled or left.
 */
final class KillRun implements AutoCloseable {

    private static final long FIRST_USER = 9001;
    private static final long ENERGY = 20_000;
    private static final long SUN_PER_ENERGY = 45;
    private static final long RENTAL_SECONDS = 3_600;
    private static final int CLIENTS = 8;
    private static final Duration REST = Duration.ofMinutes(15);
    private static final List<Map<String, Object>> FAULTS = List.of(
            fault("drop_answer", "/wallet/broadcasthex", 2, 0),
            fault("drop_request", "/wallet/broadcasthex", 2, 0),
            fault("hang", "/wallet/broadcasthex", 1, 20_000),
            fault("delay", "/wallet/broadcasthex", 3, 3_000),
            fault("duplicate", "/wallet/broadcasthex", 3, 0),
            fault("server_busy", "", 3, 0),
            fault("never_included", "", 2, 0),
            fault("http_503", "", 5, 0),
            fault("empty", "/wallet/gettransactioninfobyblocknum", 3, 0),
            fault("html", "", 2, 0),
            fault("node_down", "", -1, 1_500),
            Map.of("kind", "rollback", "blocks", 2));

    private final KillPlan plan;
    private final SplittableRandom random;
    private final PostgresProcess database;
    private final SandboxProgram sandbox;
    private final Fleet fleet;
    private final OrderClient client;
    private final Desk desk;
    private final Semaphore mayBePlaced = new Semaphore(0);
    private final Map<String, Integer> blows = new HashMap<>();
    private final List<Long> stops = new ArrayList<>();
    private int faults;

    KillRun(KillPlan plan) throws Exception {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        Path folder = Path.of("target", "packaged", plan.name()).toAbsolutePath();
        Files.createDirectories(folder);
        database = new PostgresProcess(folder.resolve("pg"));
        sandbox = new SandboxProgram(PackagedDesk.BLOCK_TIME_MS, PackagedDesk.SOLID_LAG);
        Map<String, String> settings = PackagedDesk.settings(database.url(), sandbox.url());
        settings.put("JOULE_CLUSTER_LEASE", "3s");
        settings.put("JOULE_SUPPLIER_REFRESH_EVERY", "5s");
        fleet = new Fleet(folder, settings, plan.instances());
        for (int i = 0; i < plan.instances(); i++) {
            Files.deleteIfExists(fleet.log(i));
        }
        fleet.startAll();
        client = new OrderClient(fleet);
        desk = new Desk(fleet.url(0), PackagedDesk.API_KEY, sandbox.url(), sandbox.url());
    }

    /** Throws when a promise was broken; otherwise what happened, line by line. */
    List<String> run() throws Exception {
        long begun = System.nanoTime();
        desk.addWallet("supplier-1");
        desk.addWallet("supplier-3");
        List<String> receivers = receivers();
        fund();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<String>> placed = IntStream.range(0, plan.orders())
                .mapToObj(i -> clients.submit(() -> place(i, receivers)))
                .toList();
        strike(plan.blows());
        List<String> ids = new ArrayList<>();
        for (Future<String> one : placed) {
            ids.add(one.get());
        }
        clients.shutdown();
        fleet.awaitAllUp();
        desk.clearFaults();
        await("all delivered").atMost(REST).until(() -> count("status <> 'completed'") == 0);
        desk.advance(RENTAL_SECONDS);
        await("all home")
                .atMost(REST)
                .until(() ->
                        number("select count(*) from delegation where status not in ('reclaimed', 'dropped')") == 0);
        await("everything final")
                .atMost(REST)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> Coherence.check(database.pool(), desk));
        return new KillVerdict(plan, database.pool(), desk, ENERGY * SUN_PER_ENERGY, FIRST_USER)
                .lines(ids, this::told, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }

    private List<String> told() {
        return List.of(
                "kill -9 of an instance            " + blows.getOrDefault("KILL", 0),
                "kill -9 of PostgreSQL             " + blows.getOrDefault("DATABASE", 0),
                "SIGSTOP for %4.1f s                %d"
                        .formatted(plan.pause().toMillis() / 1000.0, blows.getOrDefault("PAUSE", 0)),
                "SIGTERM and start                 " + stops.size() + stopTimes(),
                "faults of the node                " + faults,
                "requests to order                 " + client.tries,
                "  not answered                    " + client.unanswered,
                "  answered 5xx                    " + client.unavailable,
                "  answered as known already       " + client.replayed);
    }

    private String stopTimes() {
        return stops.isEmpty()
                ? ""
                : stops.stream()
                        .mapToLong(Long::longValue)
                        .summaryStatistics()
                        .toString()
                        .replaceAll("LongSummaryStatistics", " ms ");
    }

    private List<String> receivers() {
        List<String> receivers = IntStream.range(0, plan.receivers())
                .mapToObj(i -> KeyPair.generate().toBase58CheckAddress())
                .toList();
        receivers.parallelStream().forEach(receiver -> desk.faucet(receiver, "1", "TRX"));
        return receivers;
    }

    private void fund() {
        long orders = (plan.orders() + plan.customers() - 1) / plan.customers();
        String amount = String.valueOf(orders * ENERGY * SUN_PER_ENERGY / 1_000_000 + 1);
        IntStream.range(0, plan.customers()).parallel().forEach(i -> desk.deposit(FIRST_USER + i, "faucet", amount));
    }

    private String place(int i, List<String> receivers) throws Exception {
        mayBePlaced.acquire();
        String receiver = receivers.get(i % receivers.size());
        return client.place(
                plan.name() + "-" + i,
                FIRST_USER + i % plan.customers(),
                receiver,
                ENERGY,
                new SplittableRandom(plan.seed() + i));
    }

    /** Each blow falls while its share of the orders is being placed; in the middle the first rentals end. */
    private void strike(List<KillPlan.Blow> all) throws Exception {
        int share = plan.orders() / (all.size() + 1);
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("joule.kills.minutes", 180));
        for (int i = 0; i < all.size() && System.nanoTime() < until; i++) {
            mayBePlaced.release(share);
            boolean inTurn = all.get(i) == KillPlan.Blow.RESTART;
            if (!inTurn) {
                desk.fault(FAULTS.get(random.nextInt(FAULTS.size())));
                faults++;
            }
            strike(all.get(i), inTurn ? i % plan.instances() : random.nextInt(plan.instances()));
            blows.merge(all.get(i).name(), 1, Integer::sum);
            if (i == all.size() / 2) {
                desk.advance(RENTAL_SECONDS);
            }
        }
        mayBePlaced.release(plan.orders());
    }

    private void strike(KillPlan.Blow blow, int instance) throws Exception {
        switch (blow) {
            case KILL -> {
                fleet.awaitUp(instance);
                fleet.kill(instance);
                fleet.startSoon(instance);
            }
            case DATABASE -> {
                // A start that finds no database ends, as it should.
                fleet.awaitAllUp();
                database.kill();
                database.start();
            }
            case PAUSE -> {
                fleet.awaitUp(instance);
                fleet.signal(instance, "STOP");
                // The pause itself, not a wait for something.
                TimeUnit.MILLISECONDS.sleep(plan.pause().toMillis());
                fleet.signal(instance, "CONT");
            }
            case STOP -> {
                fleet.awaitUp(instance);
                restart(instance);
            }
            case RESTART -> {
                fleet.awaitAllUp();
                restart(instance);
            }
        }
    }

    private void restart(int instance) throws Exception {
        stops.add(fleet.stop(instance));
        fleet.startSoon(instance);
    }

    private long count(String condition) {
        return number("select count(*) from energy_order where " + condition);
    }

    private long number(String sql) {
        return database.pool()
                .query(sql)
                .execute()
                .await()
                .atMost(Duration.ofSeconds(30))
                .iterator()
                .next()
                .getLong(0);
    }

    private static Map<String, Object> fault(String kind, String path, int count, int millis) {
        return Map.of("kind", kind, "path", path, "count", count, "millis", millis);
    }

    @Override
    public void close() throws Exception {
        fleet.close();
        sandbox.close();
        database.close();
    }
}
