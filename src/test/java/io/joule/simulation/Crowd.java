package io.joule.simulation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.joule.audit.Actor;
import io.joule.deposit.DepositIntent;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.order.OrderRequest;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.Tx;
import io.joule.supplier.NewWallet;
import io.joule.tron.BlockRef;
import io.joule.tron.TransactionBuilder;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TxId;
import io.joule.tron.UnsignedTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tron.trident.proto.Chain.Transaction;

/** Customers and the operator: what they ask for, through whichever instance answers. */
final class Crowd {

    /** Thousands. */
    private static final int MOST_ENERGY = 150;

    private static final int BULK = 80;

    private static final int STAY = 2;

    private final World world;
    private final Dice dice;
    private final List<UUID> orders = new ArrayList<>();
    private final List<OrderRequest> requests = new ArrayList<>();
    final Map<String, Payment> payments = new LinkedHashMap<>();
    private final List<DepositIntent> announced = new ArrayList<>();
    private long timestamp;

    /** What somebody really paid. */
    record Payment(long customer, long sun) {}

    Crowd(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    /** The pool of wallets and the customers' first money, before anything goes wrong. */
    void arrive() {
        Instance first = world.instances.get(0);
        for (int i = 0; i < world.options.wallets(); i++) {
            var key = io.joule.keys.PrivateKey.parse(World.wallet(i).privateKey());
            first.start(
                    "add",
                    first.joule.suppliers.service.add(NewWallet.ofOwner(key), Actor.SYSTEM),
                    added -> key.close(),
                    () -> {});
            world.schedule.run();
        }
        for (long customer = 1; customer <= world.options.customers(); customer++) {
            world.control.execute("insert into customer values (%d, '2026-01-01')".formatted(customer));
            world.control.execute(
                    "select ledger_post('deposit', 'first:%1$d', '2026-01-01', 'first', %1$d, 'TRX', array['deposits', 'available'], array[-%2$d, %2$d])"
                            .formatted(customer, dice.between(1, 120) * World.TRX));
        }
    }

    void order(Instance instance) {
        boolean again = !requests.isEmpty() && dice.chance(150);
        OrderRequest request = again ? dice.pick(requests) : newRequest();
        requests.add(request);
        world.journal.say(
                "customer %d orders %d for %s at %s",
                request.customer(), request.energy(), request.duration(), instance);
        instance.start(
                "order",
                instance.joule.orders.service.place(request),
                placed -> {
                    world.journal.say("order %d is taken", known(placed.order().id()));
                    world.journal.count(placed.repeated() ? "orders repeated" : "orders taken");
                },
                () -> {});
    }

    private int known(UUID order) {
        if (!orders.contains(order)) {
            orders.add(order);
        }
        return orders.indexOf(order);
    }

    private OrderRequest newRequest() {
        String receiver = dice.chance(30)
                ? World.account("nobody").address().toString()
                : World.account("receiver " + dice.between(0, world.options.receivers() - 1))
                        .address()
                        .toString();
        String key = "key " + requests.size();
        return new OrderRequest(
                dice.between(1, world.options.customers()),
                energy() * 1_000L,
                dice.pick(world.options.rentals()),
                receiver,
                Optional.of(new OrderRequest.Idempotency("client", key, key)));
    }

    private int energy() {
        return dice.chance(world.options.bulk()) ? dice.between(BULK, MOST_ENERGY) : dice.seldomMore(MOST_ENERGY);
    }

    void cancel(Instance instance) {
        if (orders.isEmpty()) {
            return;
        }
        int index = dice.between(Math.max(0, orders.size() - 3), orders.size() - 1);
        world.journal.say("order %d is called off at %s", index, instance);
        instance.start("cancel", instance.joule.orders.service.cancel(orders.get(index)), order -> {}, () -> {});
    }

    /** Who waits for energy in a long queue goes away; the first ones stay. */
    void leave(Instance instance) {
        String waiting = "select id from energy_order where status = 'pending' order by id offset " + STAY;
        for (Object[] row : world.control.rows(waiting)) {
            instance.start("cancel", instance.joule.orders.service.cancel((UUID) row[0]), order -> {}, () -> {});
        }
        world.schedule.run();
    }

    /** A customer announces a payment. */
    void announce(Instance instance) {
        int customer = dice.between(1, world.options.customers());
        Money asked = Money.trx(dice.between(100, 900) * 10_000L);
        instance.start(
                "announce",
                instance.deposits.intents.open(customer, asked),
                intent -> {
                    announced.add(intent);
                    world.journal.count("payments announced");
                },
                () -> {});
    }

    /** A customer sends TRX to the deposit address, announced or not; the producers know of it at once. */
    void pay() {
        boolean exactly = !announced.isEmpty() && dice.chance(600);
        if (exactly) {
            DepositIntent intent = dice.pick(announced);
            pay((int) intent.customer(), intent.exact().micros() + (dice.chance(100) ? 1 : 0));
        } else {
            int customer = dice.between(1, world.options.customers());
            pay(customer, dice.chance(200) ? dice.between(1, 999) : dice.between(1, 20_000) * 1_000L);
        }
    }

    private void pay(int customer, long sun) {
        Tx tx = transfer(World.account("customer " + customer), World.DEPOSITS, sun);
        payments.put(tx.id(), new Payment(customer, sun));
        world.chain.offer(tx);
        world.journal.say("customer %d pays %d sun", customer, sun);
        world.journal.count("payments");
    }

    private Tx transfer(DemoAccount from, DemoAccount to, long sun) {
        Block solid = world.chain.block(world.chain.solidHeight());
        Instant time = Instant.ofEpochMilli(world.now());
        timestamp = Math.max(timestamp + 1, world.now());
        UnsignedTransaction unsigned = TransactionBuilder.build(
                new TransactionPlan(TransactionPlan.Kind.TRANSFER, from.address(), to.address(), new Sun(sun), 0),
                new BlockRef(solid.number(), solid.id(), solid.id(), time),
                time.plus(Duration.ofHours(1)),
                timestamp);
        try {
            return from.sign(Tx.of(Transaction.newBuilder()
                    .setRawData(Transaction.raw.parseFrom(unsigned.raw()))
                    .build()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody claims a payment, now and then with another amount or for another customer than who paid. */
    void claim(Instance instance) {
        if (payments.isEmpty()) {
            return;
        }
        String txId = dice.pick(List.copyOf(payments.keySet()));
        Payment payment = payments.get(txId);
        long sun = dice.chance(100) ? payment.sun() * 2 : payment.sun();
        world.journal.say("customer %d claims %d sun at %s", payment.customer(), sun, instance);
        instance.start(
                "claim",
                instance.deposits.service.credit(payment.customer(), new TxId(txId), Money.trx(sun), "operator"),
                credited -> world.journal.count("deposits credited"),
                () -> {});
    }
}
