package io.joule.watch.books;

import io.joule.money.Sun;
import io.joule.tron.DelegatedResource;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork.DelegatedOut;
import io.joule.watch.books.PairSql.Pair;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One wallet's delegations on the chain beside what the books say of them. What is on its way makes a range of the
 * books' figure; only what lies outside of it is off.
 *
 * @param off pairs that do not agree
 * @param undecided receivers whose figure lies within a range: it may be right, and it may not
 * @param totalOff what the account's own total has more (less, when negative) than its pairs account for
 */
record Comparison(Map<TronAddress, Off> off, Set<TronAddress> undecided, long totalOff, boolean totalUndecided) {

    record Off(Sun chain, Sun least, Sun most) {

        /** Above zero: so much more on the chain than can be. Below: so much less. */
        long difference() {
            return chain.compareTo(most) > 0
                    ? chain.value() - most.value()
                    : Math.min(0, chain.value() - least.value());
        }
    }

    static Comparison of(DelegatedOut chain, List<Pair> books) {
        Map<TronAddress, Sun> there = chain.records().stream()
                .collect(Collectors.toMap(DelegatedResource::to, DelegatedResource::energySun, Sun::plus));
        Map<TronAddress, Pair> here = books.stream().collect(Collectors.toMap(Pair::receiver, Function.identity()));
        Set<TronAddress> receivers = new HashSet<>(there.keySet());
        receivers.addAll(here.keySet());
        Map<TronAddress, Off> off = new TreeMap<>(Comparator.comparing(TronAddress::toString));
        Set<TronAddress> undecided = new HashSet<>();
        receivers.forEach(receiver -> {
            Off pair = pair(there.getOrDefault(receiver, Sun.ZERO), here.get(receiver));
            if (pair.difference() != 0) {
                off.put(receiver, pair);
            } else if (!pair.least().equals(pair.most())) {
                undecided.add(receiver);
            }
        });
        return withTotal(chain.total(), books, off, undecided);
    }

    private static Off pair(Sun chain, Pair books) {
        return books == null ? new Off(chain, Sun.ZERO, Sun.ZERO) : new Off(chain, books.least(), books.most());
    }

    /** The pairs that are off explain the total as far as they are. */
    private static Comparison withTotal(
            Sun total, List<Pair> books, Map<TronAddress, Off> off, Set<TronAddress> undecided) {
        long explained = off.values().stream().mapToLong(Off::difference).sum();
        long least = books.stream().mapToLong(p -> p.least().value()).sum() + explained;
        long most = books.stream().mapToLong(p -> p.most().value()).sum() + explained;
        long totalOff = total.value() > most ? total.value() - most : Math.min(0, total.value() - least);
        return new Comparison(off, undecided, totalOff, totalOff == 0 && least != most);
    }

    boolean isClean() {
        return off.isEmpty() && totalOff == 0;
    }

    /**
     * What this look and the one before it saw alike, by the smaller of both; what only one of them saw is undecided.
     */
    Comparison confirming(Comparison before) {
        Map<TronAddress, Off> both = new TreeMap<>(Comparator.comparing(TronAddress::toString));
        off.forEach((receiver, now) -> Optional.ofNullable(before.off.get(receiver))
                .filter(then -> Long.signum(then.difference()) == Long.signum(now.difference()))
                .ifPresent(then ->
                        both.put(receiver, Math.abs(then.difference()) < Math.abs(now.difference()) ? then : now)));
        Set<TronAddress> unsure = new HashSet<>(undecided);
        Map<TronAddress, Off> either = new HashMap<>(before.off);
        either.putAll(off);
        either.keySet().stream().filter(r -> !both.containsKey(r)).forEach(unsure::add);
        boolean sameTotal = totalOff == before.totalOff;
        return new Comparison(both, unsure, sameTotal ? totalOff : 0, totalUndecided || !sameTotal);
    }
}
