package io.joule.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.money.Sun;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import io.joule.tron.TronAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WalletSelectionTest {

    private static final TronAddress ANY = TronAddress.parse("TYPuUqocEhpLnb7pdAJdU7shgFJjkL6qoV");
    private static final TransactionCost COST = new TransactionCost(300, new Sun(300_000));
    private static final EnergyRatio RATIO = new EnergyRatio(180_000_000_000L, 19_123_668_289L);
    private static final int HISTORIES = 20_000;

    @Test
    void oneWalletServesAnOrderAndItIsTheTightestThatFits() {
        var chosen = choose(65_000, wallet(1, 2_000_000), wallet(2, 7_000), wallet(3, 8_000), wallet(4, 6_900));
        assertThat(chosen.orElseThrow()).singleElement().satisfies(part -> {
            assertThat(part.walletId()).isEqualTo(2);
            assertThat(part.energy()).isEqualTo(new Energy(65_000));
            // 6905.769 TRX yield 65 000 at this ratio; 2 permille are added.
            assertThat(part.sun().value()).isBetween(6_919_000_000L, 6_920_000_000L);
        });
    }

    @Test
    void aWalletWithBandwidthIsPreferredToATighterOneThatMustBurnTrx() {
        var burning = new Capacity(1, ANY, Sun.ofTrx(7_000), Sun.ofTrx(10), 0, 0, 0);
        assertThat(choose(65_000, burning, wallet(2, 9_000)).orElseThrow())
                .extracting(Part::walletId)
                .containsExactly(2L);
        assertThat(choose(65_000, burning).orElseThrow())
                .extracting(Part::walletId)
                .containsExactly(1L);
    }

    @Test
    void aWalletThatCouldNotPayForTheReclaimIsNotAsked() {
        assertThat(choose(65_000, new Capacity(1, ANY, Sun.ofTrx(9_000), new Sun(299_999), 299, 300, 0)))
                .isEmpty();
        assertThat(choose(65_000, new Capacity(1, ANY, Sun.ofTrx(9_000), new Sun(300_000), 299, 300, 0)))
                .isPresent();
        assertThat(choose(65_000, new Capacity(1, ANY, Sun.ofTrx(9_000), Sun.ZERO, 300, 300, 0)))
                .isPresent();
    }

    @Test
    void whatAWalletOwesAlreadyIsSetAsideFirst() {
        assertThat(choose(65_000, new Capacity(1, ANY, Sun.ofTrx(9_000), Sun.ZERO, 900, 600, 3)))
                .isPresent();
        assertThat(choose(65_000, new Capacity(1, ANY, Sun.ofTrx(9_000), Sun.ZERO, 900, 600, 4)))
                .isEmpty();
    }

    @Test
    void anOrderIsSplitOverTheFewestAndTheRestGoesToTheTightest() {
        var chosen = choose(
                130_000, wallet(1, 5_000), wallet(2, 10_000), wallet(3, 4_500), wallet(4, 3_900), wallet(5, 3_000));
        assertThat(chosen.orElseThrow()).extracting(Part::walletId).containsExactly(2L, 4L);
    }

    @Test
    void excludedWalletsAreNotAsked() {
        var demand = new Demand(new Energy(65_000), RATIO, 2, COST, Set.of(1L));
        assertThat(WalletSelection.choose(List.of(wallet(1, 9_000)), demand)).isEmpty();
    }

    @Test
    void aTinyRestIsStillDelegatedWithOneTrx() {
        Sun nearly = new Sun(new Demand(new Energy(65_000), RATIO, 0, COST, Set.of())
                        .sunFor(new Energy(65_000))
                        .value()
                - 1);
        var big = new Capacity(1, ANY, nearly, Sun.ZERO, 3_000, 0, 0);
        var demand = new Demand(new Energy(65_000), RATIO, 0, COST, Set.of());
        assertThat(WalletSelection.choose(List.of(big, wallet(2, 2)), demand).orElseThrow())
                .extracting(Part::energy, Part::sun)
                .contains(org.assertj.core.groups.Tuple.tuple(new Energy(1), Sun.ofTrx(1)));
    }

    @Test
    void whateverThePoolEveryChoiceKeepsItsPromises() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new SplittableRandom(seed);
            List<Capacity> wallets = pool(random);
            var ratio = new EnergyRatio(180_000_000_000L, random.nextLong(15_000_000_000L, 25_000_000_000L));
            var energy = new Energy(random.nextLong(1_000, 10_000_001));
            var demand = new Demand(energy, ratio, random.nextInt(0, 20), COST, Set.of());
            Optional<List<Part>> chosen = WalletSelection.choose(wallets, demand);
            int fewest = fewest(wallets, demand);
            assertThat(chosen.map(List::size).orElse(0)).as("seed %d", seed).isEqualTo(fewest);
            chosen.ifPresent(parts -> assertSound(parts, wallets, demand));
        }
    }

    private static void assertSound(List<Part> parts, List<Capacity> wallets, Demand demand) {
        var used = new HashSet<Long>();
        long energy = 0;
        long sun = 0;
        for (Part part : parts) {
            Capacity wallet = wallets.stream()
                    .filter(w -> w.walletId() == part.walletId())
                    .findFirst()
                    .orElseThrow();
            assertThat(used.add(part.walletId())).as("each wallet once").isTrue();
            assertThat(part.sun()).isBetween(Demand.LEAST, wallet.free());
            assertThat(part.energy().units()).isPositive();
            energy += part.energy().units();
            sun += part.sun().value();
        }
        assertThat(energy).isEqualTo(demand.energy().units());
        assertThat(demand.ratio().energyOf(new Sun(sun))).isGreaterThanOrEqualTo(demand.energy());
    }

    /**
     * Counted independently: so many of the largest eligible wallets as their whole yields need to reach the energy.
     */
    private static int fewest(List<Capacity> wallets, Demand demand) {
        List<Long> yields = wallets.stream()
                .filter(w -> w.bandwidth() / 300
                                + w.freeBandwidth() / 300
                                + w.balance().value() / 300_000
                        >= w.owedTransactions() + 2)
                .map(w -> demand.energyFrom(w.free()).units())
                .filter(units -> units > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        long left = demand.energy().units();
        for (int i = 0; i < yields.size(); i++) {
            left -= yields.get(i);
            if (left <= 0) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<Capacity> pool(SplittableRandom random) {
        var wallets = new ArrayList<Capacity>();
        int count = random.nextInt(0, 8);
        for (int id = 1; id <= count; id++) {
            long free =
                    random.nextInt(5) == 0 ? random.nextLong(0, 3_000_000) : random.nextLong(0, 600_000L * Sun.PER_TRX);
            wallets.add(new Capacity(
                    id,
                    ANY,
                    new Sun(free),
                    new Sun(random.nextLong(0, 2_000_000)),
                    random.nextInt(0, 1_500),
                    random.nextInt(0, 601),
                    random.nextInt(0, 4)));
        }
        return wallets;
    }

    private static Capacity wallet(long id, long trx) {
        return new Capacity(id, ANY, Sun.ofTrx(trx), Sun.ZERO, 3_000, 600, 0);
    }

    private static Optional<List<Part>> choose(long energy, Capacity... wallets) {
        return WalletSelection.choose(List.of(wallets), new Demand(new Energy(energy), RATIO, 2, COST, Set.of()));
    }
}
