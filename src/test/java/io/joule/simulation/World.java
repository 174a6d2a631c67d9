package io.joule.simulation;

import io.joule.base.Ids;
import io.joule.keys.Keyset;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.chain.Genesis;
import io.joule.sandbox.chain.Resource;
import io.joule.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Everything of one history: chain, nodes, database, instances, and the time that they share. */
final class World {

    static final Keyset KEYSET = Keyset.generate();
    static final DemoAccount DEPOSITS = account("deposits");
    static final long TRX = 1_000_000;
    private static final Map<String, DemoAccount> ACCOUNTS = new ConcurrentHashMap<>();

    /** What the schema refuses in the ordinary course of things. */
    private static final Set<String> EXPECTED = Set.of(
            "order_once_per_key",
            "account_customer_not_negative",
            "deposit_once",
            "payment_once",
            "unmatched_payment_has_fate");

    final Options options;
    final Dice dice;
    final Journal journal;
    final TestDatabase database;
    final Pool pool;
    final Control control;
    final VirtualChain chain;
    final VirtualNetwork network;
    final Schedule schedule;
    final List<Instance> instances = new ArrayList<>();
    private long timers;
    private long ids;
    private volatile Violation broken;

    World(Options options, Dice dice, Journal journal, Control control) {
        this.options = options;
        this.dice = dice;
        this.journal = journal;
        this.control = control;
        this.database = control.database;
        this.pool = control.pool;
        this.chain = new VirtualChain(options.solidLag(), genesis -> begin(genesis, options), journal);
        this.network = new VirtualNetwork(chain, dice, journal, options);
        Ids.drive(this::nextId);
        this.schedule = new Schedule(dice, journal, control.locks);
        for (int i = 0; i < options.instances(); i++) {
            instances.add(new Instance("joule-" + i, this));
        }
    }

    static DemoAccount account(String name) {
        return ACCOUNTS == null ? DemoAccount.named(name) : ACCOUNTS.computeIfAbsent(name, DemoAccount::named);
    }

    static DemoAccount wallet(int i) {
        return account("wallet " + i);
    }

    /** 10 000 TRX yield some 94 000 energy. */
    static long stake(int wallet) {
        return (8_000 + 4_000L * wallet) * TRX;
    }

    private static void begin(Genesis genesis, Options options) {
        genesis.account(DEPOSITS.address(), TRX);
        for (int i = 0; i < options.wallets(); i++) {
            genesis.account(wallet(i).address(), 1_000 * TRX).stake(wallet(i).address(), Resource.ENERGY, stake(i));
        }
        for (int i = 0; i < options.receivers(); i++) {
            genesis.account(account("receiver " + i).address(), TRX);
        }
        for (int i = 1; i <= options.customers(); i++) {
            genesis.account(account("customer " + i).address(), 100_000 * TRX);
        }
    }

    Connection jdbc() {
        return control.connection;
    }

    /** Virtual time, ms since epoch: the chain's. */
    long now() {
        return chain.now();
    }

    long nextTimer() {
        return ++timers;
    }

    void blocks(int count) {
        for (int i = 0; i < count; i++) {
            chain.makeBlock();
            network.blockMade();
        }
        journal.say("%d blocks, up to %d", count, chain.head().number());
        instances.stream().filter(Instance::isAwake).forEach(Instance::ringTimers);
    }

    List<Instance> awake() {
        return instances.stream().filter(Instance::isAwake).toList();
    }

    void restart(Instance instance) {
        instances.set(instances.indexOf(instance), new Instance(instance.name, this));
        journal.say("%s starts again", instance);
        journal.count("restarts");
    }

    void refused(String constraint, String message) {
        journal.count("schema refused " + constraint);
        if (!EXPECTED.contains(constraint)) {
            broken("schema", message);
        }
    }

    void broken(String checker, String what) {
        broken = new Violation(checker, what);
    }

    void throwIfBroken() {
        if (broken != null) {
            throw broken;
        }
    }

    /** In the order they are made, as UUID version 7. */
    UUID nextId() {
        return new UUID(now() << 16 | 0x7000, Long.MIN_VALUE | ++ids);
    }

    /** Nothing of this history happens any more. */
    void end() {
        Ids.drive(null);
        instances.stream().filter(instance -> !instance.isDead()).forEach(instance -> instance.die("with its world"));
    }
}
