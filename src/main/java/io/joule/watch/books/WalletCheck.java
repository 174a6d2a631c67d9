package io.joule.watch.books;

import io.joule.base.Sql;
import io.joule.money.Money;
import io.joule.supplier.SupplierSql;
import io.joule.supplier.SupplierWallet;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.watch.books.Comparison.Off;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What each wallet has delegated, on the chain and in the books, receiver by receiver. */
@ApplicationScoped
class WalletCheck implements BooksCheck {

    private static final String TOTAL = "total";

    private final Sql sql;
    private final TronNetwork network;
    private final OrphanProof orphans;
    private final ReconciliationConfig config;

    WalletCheck(Sql sql, TronNetwork network, OrphanProof orphans, ReconciliationConfig config) {
        this.sql = sql;
        this.network = network;
        this.orphans = orphans;
        this.config = config;
    }

    @Override
    public Uni<List<Area>> areas() {
        return SupplierSql.all(sql.pool())
                .map(wallets -> wallets.stream()
                        .map(wallet -> new Area("wallet " + wallet.address(), () -> look(wallet)))
                        .toList());
    }

    /** What is off is looked at twice: one answer of one node is not enough to cry wolf. */
    private Uni<Verdict> look(SupplierWallet wallet) {
        return compare(wallet)
                .chain(first -> first.isClean()
                        ? Uni.createFrom().item(first)
                        : compare(wallet).map(second -> second.confirming(first)))
                .chain(comparison ->
                        orphans.of(wallet, comparison.off()).map(proofs -> verdict(wallet, comparison, proofs)));
    }

    /** The chain first: what the books learn meanwhile is on its way in their figures, and not unknown to them. */
    private Uni<Comparison> compare(SupplierWallet wallet) {
        return network.delegatedOut(wallet.address())
                .chain(chain -> PairSql.pairs(sql.pool(), wallet.id(), chain.from() - config.marginBlocks())
                        .map(books -> Comparison.of(chain, books)));
    }

    private static Verdict verdict(SupplierWallet wallet, Comparison comparison, OrphanProof.Proofs proofs) {
        List<Seen> seen = new ArrayList<>(proofs.seen());
        comparison.off().forEach((receiver, off) -> {
            long rest = off.difference() - proofs.explained().getOrDefault(receiver, 0L);
            if (rest != 0) {
                seen.add(pair(wallet, receiver, off, rest));
            }
        });
        if (comparison.totalOff() != 0) {
            seen.add(total(wallet, comparison));
        }
        Set<String> undecided = new HashSet<>();
        comparison.undecided().forEach(receiver -> undecided.add(name(wallet, receiver)));
        proofs.undecided().forEach(receiver -> undecided.add(name(wallet, receiver)));
        if (comparison.totalUndecided()) {
            undecided.add(TOTAL);
        }
        return new Verdict("wallet " + wallet.address(), seen, undecided, proofs.homeward());
    }

    private static Seen pair(SupplierWallet wallet, TronAddress receiver, Off off, long rest) {
        String name = name(wallet, receiver);
        return new Seen(
                kind(off),
                name,
                name,
                wallet.id(),
                off.least().equals(off.most()) ? off.most().toString() : off.least() + " to " + off.most(),
                off.chain().toString(),
                rest,
                rest > 0
                        ? "%s is delegated that no order of Joule accounts for: somebody else uses the wallet's key, or did before Joule."
                                .formatted(Money.trx(rest))
                        : "%s that orders have paid for is not delegated: somebody else took it back."
                                .formatted(Money.trx(-rest)));
    }

    private static FindingKind kind(Off off) {
        if (off.difference() > 0) {
            return off.most().value() == 0 ? FindingKind.UNKNOWN_DELEGATION : FindingKind.EXCESS_DELEGATION;
        }
        return off.chain().value() == 0 ? FindingKind.MISSING_DELEGATION : FindingKind.SHORT_DELEGATION;
    }

    private static Seen total(SupplierWallet wallet, Comparison comparison) {
        return new Seen(
                FindingKind.DELEGATED_TOTAL,
                wallet.address().toString(),
                TOTAL,
                wallet.id(),
                "the sum of its receivers",
                "%+d sun".formatted(comparison.totalOff()),
                comparison.totalOff(),
                "The wallet's account says that %s more is delegated than its receivers have."
                        .formatted(Money.trx(comparison.totalOff())));
    }

    static String name(SupplierWallet wallet, TronAddress receiver) {
        return wallet.address() + " to " + receiver;
    }
}
