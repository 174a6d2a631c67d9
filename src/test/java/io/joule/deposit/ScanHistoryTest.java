package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.CAROL;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.deposit.UnsteadyChain.Spoilt;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.joule.tron.TxId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole histories from one seed each: payments announced and not, forks up to 18 blocks deep, nodes that are down,
 * behind, repeating or mixing pages, restarts, several instances. {@code -Djoule.test.histories=2000} runs more.
 */
class ScanHistoryTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int STEPS = 60;
    private static final List<DemoAccount> PAYERS = List.of(ALICE, BOB, CAROL);

    private SplittableRandom random;
    private DepositDesk desk;
    private final List<DepositDesk.Parts> instances = new ArrayList<>();
    private final Map<TxId, DepositIntent> announced = new HashMap<>();
    private final Map<TxId, Money> unannounced = new HashMap<>();

    static LongStream seeds() {
        long first = Long.getLong("joule.test.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("joule.test.histories", 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFinalPaymentIsBookedOnceAndNoOther(long seed) {
        random = new SplittableRandom(seed);
        desk = new DepositDesk(DATABASE, 19, Map.of("joule.deposit.payments-that-prove", "0"));
        desk.one.scan();
        instances.clear();
        announced.clear();
        unannounced.clear();
        instances.addAll(List.of(instance(), instance()));
        try {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            comeToRest();
            check();
        } finally {
            desk.close();
        }
    }

    /** Nodes are well; what was seen in blocks that are gone is forgotten when others are final at their heights. */
    private void comeToRest() {
        DepositDesk.Parts sound = desk.parts(desk.chain);
        for (int i = 0; i < 2; i++) {
            desk.becomeFinal();
            sound.scan();
        }
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0, 1 -> announce();
            case 2 -> payUnannounced();
            case 3 -> noise();
            case 4 -> desk.demo.chain().rollback(1 + random.nextInt(18));
            case 5 -> instances.set(random.nextInt(2), instance());
            case 6, 7 -> desk.blocks(1 + random.nextInt(12));
            default -> work(instances.get(random.nextInt(2)));
        }
    }

    private DepositDesk.Parts instance() {
        return desk.parts(UnsteadyChain.of(desk.chain, this::drawn));
    }

    private Spoilt drawn() {
        Spoilt[] all = Spoilt.values();
        return random.nextInt(4) == 0 ? all[random.nextInt(all.length)] : Spoilt.NOT;
    }

    private void announce() {
        Money asked = new Money(asset(), 1_000_000L * (1 + random.nextInt(5)));
        DepositIntent intent = desk.one.open(1 + announced.size(), asked);
        announced.put(desk.pay(payer(), intent.exact()), intent);
    }

    private void payUnannounced() {
        Money amount = new Money(asset(), 1_000_000L * (7 + random.nextInt(3)));
        unannounced.put(desk.pay(payer(), amount), amount);
    }

    private void noise() {
        desk.pay(payer(), new Money(asset(), 1 + random.nextInt(9_000)));
        desk.pay(payer(), DemoNetwork.FAUCET.address(), new Money(asset(), 3_000_000));
    }

    private void work(DepositDesk.Parts instance) {
        for (int i = 0; i < 3; i++) {
            try {
                await(instance.scanner.round());
                instance.fresh();
                instance.look();
            } catch (RuntimeException nodesTrouble) {
                // the loop would try again later, and so does this history
            }
        }
    }

    private void check() {
        Books.coherent(DATABASE.pool());
        announced.forEach((id, intent) -> {
            Money expected =
                    isFinal(id) ? intent.exact() : Money.zero(intent.exact().asset());
            assertThat(desk.one.available(intent.customer(), intent.exact().asset()))
                    .as("%s for intent %s", id, intent)
                    .isEqualTo(expected);
        });
        List<TxId> listed =
                desk.one.unmatched().stream().map(UnmatchedPayment::txId).toList();
        List<TxId> expected =
                unannounced.keySet().stream().filter(this::isFinal).toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(expected);
        long sightings = await(DATABASE.pool()
                        .query("select count(*) from payment_sighting")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
        assertThat(sightings).isZero();
    }

    private boolean isFinal(TxId id) {
        return desk.demo.chain().included(id.hex()).isPresent();
    }

    private Asset asset() {
        return random.nextBoolean() ? Asset.TRX : Asset.USDT;
    }

    private DemoAccount payer() {
        return PAYERS.get(random.nextInt(PAYERS.size()));
    }
}
