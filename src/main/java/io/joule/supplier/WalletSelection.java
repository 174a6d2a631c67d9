package io.joule.supplier;

import io.joule.tron.Energy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which wallets serve an order. One if one can: of those whose bandwidth covers delegating and reclaiming the tightest
 * that fits, and only then one that must burn TRX for it. Otherwise the fewest that can together: the largest whole,
 * and for what remains the tightest that fits. A wallet that could not pay for taking its energy back is not asked at
 * all.
 */
public final class WalletSelection {

    /** Delegate and reclaim. */
    private static final int TRANSACTIONS = 2;

    private static final Comparator<Capacity> TIGHTEST =
            Comparator.comparing(Capacity::free).thenComparing(Capacity::walletId);
    private static final Comparator<Capacity> LARGEST =
            Comparator.comparing(Capacity::free).reversed().thenComparing(Capacity::walletId);

    private WalletSelection() {}

    /**
     * @return parts whose energies sum to exactly the energy asked for and whose sun yields at least it; empty when the
     *     wallets can't cover it
     */
    public static Optional<List<Part>> choose(List<Capacity> wallets, Demand demand) {
        List<Capacity> eligible = wallets.stream()
                .filter(wallet -> !demand.excluded().contains(wallet.walletId()))
                .filter(wallet -> demand.energyFrom(wallet.free()).units() > 0)
                .filter(wallet -> pays(wallet, demand.transaction()))
                .toList();
        return one(eligible, demand).or(() -> several(eligible, demand));
    }

    private static Optional<List<Part>> one(List<Capacity> wallets, Demand demand) {
        return wallets.stream()
                .filter(wallet -> fits(wallet, demand.energy(), demand))
                .min(Comparator.comparing((Capacity wallet) -> !paysByBandwidth(wallet, demand))
                        .thenComparing(TIGHTEST))
                .map(wallet -> List.of(part(wallet, demand.energy(), demand)));
    }

    private static Optional<List<Part>> several(List<Capacity> wallets, Demand demand) {
        List<Capacity> left = new ArrayList<>(wallets.stream().sorted(LARGEST).toList());
        List<Part> parts = new ArrayList<>();
        Energy rest = demand.energy();
        while (!left.isEmpty()) {
            if (fits(left.get(0), rest, demand)) {
                Energy last = rest;
                left.stream()
                        .filter(wallet -> fits(wallet, last, demand))
                        .min(TIGHTEST)
                        .ifPresent(wallet -> parts.add(part(wallet, last, demand)));
                return Optional.of(List.copyOf(parts));
            }
            Capacity largest = left.remove(0);
            Energy whole = demand.energyFrom(largest.free());
            parts.add(part(largest, whole, demand));
            rest = new Energy(rest.units() - whole.units());
        }
        return Optional.empty();
    }

    private static boolean fits(Capacity wallet, Energy energy, Demand demand) {
        return demand.sunFor(energy).compareTo(wallet.free()) <= 0;
    }

    private static Part part(Capacity wallet, Energy energy, Demand demand) {
        return new Part(wallet.walletId(), energy, demand.sunFor(energy));
    }

    private static boolean paysByBandwidth(Capacity wallet, Demand demand) {
        return demand.transaction().paidByBandwidth(wallet) >= wallet.owedTransactions() + TRANSACTIONS;
    }

    /** Whether it can pay for one more delegation and its reclaim, by bandwidth or by burning TRX. */
    static boolean pays(Capacity wallet, TransactionCost cost) {
        return cost.paidByBandwidth(wallet) + cost.paidByBurning(wallet) >= wallet.owedTransactions() + TRANSACTIONS;
    }
}
