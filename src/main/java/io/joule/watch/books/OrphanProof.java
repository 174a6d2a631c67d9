package io.joule.watch.books;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.chaintx.ChainTx;
import io.joule.supplier.SupplierWallet;
import io.joule.tron.BlockRef;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.watch.books.Comparison.Off;
import io.joule.watch.books.PairSql.GivenUp;
import io.joule.watch.books.Verdict.Homeward;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which of the delegations that the books gave up make up what a pair has more on the chain. Proof is: the final chain
 * has the transaction that delegated it, it has none of the reclaims that were signed for it, and the pair has at least
 * its sun more than everything the books know of. A look takes so many of a wallet's, in turn: what can never be proven
 * does not keep the others from theirs.
 */
@ApplicationScoped
class OrphanProof {

    /** Each costs a node one question. */
    static final int AT_A_LOOK = 100;

    private final Sql sql;
    private final TronNetwork network;
    private final Clock clock;

    OrphanProof(Sql sql, TronNetwork network, Clock clock) {
        this.sql = sql;
        this.network = network;
        this.clock = clock;
    }

    /**
     * @param explained how much of each pair's excess is ours
     * @param homeward those whose rental is over
     * @param undecided receivers of whose given-up delegations some have not had their turn: what was found of them
     *     before stays
     */
    record Proofs(
            List<Seen> seen, Map<TronAddress, Long> explained, List<Homeward> homeward, Set<TronAddress> undecided) {

        static final Proofs NONE = new Proofs(List.of(), Map.of(), List.of(), Set.of());

        Proofs leaving(Set<TronAddress> receivers) {
            return new Proofs(seen, explained, homeward, Set.copyOf(receivers));
        }
    }

    private record Found(GivenUp delegation, TransactionInfo info) {}

    Uni<Proofs> of(SupplierWallet wallet, Map<TronAddress, Off> off) {
        Map<TronAddress, Long> excess = new HashMap<>();
        off.forEach((receiver, pair) -> excess.put(receiver, Math.max(0, pair.difference())));
        excess.values().removeIf(more -> more == 0);
        if (excess.isEmpty()) {
            return Uni.createFrom().item(Proofs.NONE);
        }
        return inTurn(wallet, excess.keySet())
                .chain(all -> onChain(all.stream().limit(AT_A_LOOK).toList())
                        .chain(found -> network.solidHead().map(solid -> proofs(wallet, excess, found, solid)))
                        .map(proofs -> all.size() > AT_A_LOOK ? proofs.leaving(excess.keySet()) : proofs));
    }

    /**
     * One more than are looked at, when there are more. The mark moves on before they are: one that can't be asked for
     * has had its turn, too. It keeps the first half of an id, so the last one is looked at again.
     */
    private Uni<List<GivenUp>> inTurn(SupplierWallet wallet, Set<TronAddress> receivers) {
        String mark = "given-up-" + wallet.id();
        return MoneySql.mark(sql.pool(), mark)
                .chain(last -> PairSql.givenUp(sql.pool(), wallet.id(), receivers, new UUID(last, 0), AT_A_LOOK + 1))
                .call(all -> all.size() <= AT_A_LOOK
                        ? Uni.createFrom().voidItem()
                        : MoneySql.mark(
                                sql.pool(), mark, all.get(AT_A_LOOK - 1).id().getMostSignificantBits(), clock.now()));
    }

    private Uni<List<Found>> onChain(List<GivenUp> candidates) {
        return Multi.createFrom()
                .iterable(candidates)
                .onItem()
                .transformToUniAndConcatenate(one -> network.solidInfo(one.txid())
                        .map(info -> info.filter(TransactionInfo::success).map(i -> new Found(one, i))))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    private static Proofs proofs(
            SupplierWallet wallet, Map<TronAddress, Long> excess, List<Found> found, BlockRef solid) {
        List<Seen> seen = new ArrayList<>();
        Map<TronAddress, Long> explained = new HashMap<>();
        List<Homeward> homeward = new ArrayList<>();
        for (Found one : found) {
            TronAddress receiver = one.delegation().receiver();
            long sun = one.delegation().sun().value();
            long left = excess.getOrDefault(receiver, 0L) - explained.getOrDefault(receiver, 0L);
            if (sun <= left) {
                explained.merge(receiver, sun, Long::sum);
                Instant ends = one.info().blockTime().plus(one.delegation().rental());
                boolean over = one.delegation().ended() || !ends.isAfter(solid.time());
                seen.add(seen(wallet, one, over));
                if (over) {
                    homeward.add(new Homeward(one.delegation().id(), block(one.info()), earlier(ends, solid.time())));
                }
            }
        }
        return new Proofs(seen, explained, homeward, Set.of());
    }

    private static Seen seen(SupplierWallet wallet, Found one, boolean over) {
        String pair = WalletCheck.name(wallet, one.delegation().receiver());
        return new Seen(
                FindingKind.ORPHANED_DELEGATION,
                one.delegation().id().toString(),
                pair,
                wallet.id(),
                "given up",
                "in block " + one.info().height(),
                one.delegation().sun().value(),
                "Transaction %s of ours delegated %s from %s, though it was given up; %s."
                        .formatted(
                                one.delegation().txid(),
                                one.delegation().sun(),
                                pair,
                                over ? "it is being reclaimed" : "it is reclaimed when its rental is over"));
    }

    private static ChainTx.InBlock block(TransactionInfo info) {
        return new ChainTx.InBlock(
                info.height(), null, info.blockTime(), info.fee().value(), false);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
