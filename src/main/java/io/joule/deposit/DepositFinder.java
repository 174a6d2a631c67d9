package io.joule.deposit;

import io.joule.base.Clock;
import io.joule.deposit.DepositRefusal.DepositFailed;
import io.joule.deposit.DepositRefusal.DepositNotFinal;
import io.joule.deposit.DepositRefusal.DepositNotFound;
import io.joule.deposit.DepositRefusal.DepositsClosed;
import io.joule.deposit.DepositRefusal.NotOurDeposit;
import io.joule.tron.Fate;
import io.joule.tron.Network;
import io.joule.tron.OnChainTransaction;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TronNetwork;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Looks a transaction up on the solidified chain, the only one that is believed. */
@ApplicationScoped
class DepositFinder {

    // The chain takes no transaction that expires more than 24 h ahead, so one that is open expires before that.
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private final TronNetwork chain;
    private final DepositAddress address;
    private final Network network;
    private final Clock clock;

    DepositFinder(TronNetwork chain, DepositAddress address, Network network, Clock clock) {
        this.chain = chain;
        this.address = address;
        this.network = network;
        this.clock = clock;
    }

    /** Fails with a {@link DepositRefusal}, or with {@link io.joule.tron.NodeTrouble} when no node can be asked. */
    Uni<FoundDeposit> find(TxId id) {
        var reader = new PaymentReader(address.get().orElseThrow(DepositsClosed::new), network.usdtContract());
        return Uni.combine()
                .all()
                .unis(chain.solidTransaction(id), chain.solidInfo(id))
                .asTuple()
                .chain(found -> found.getItem1().isPresent() && found.getItem2().isPresent()
                        ? Uni.createFrom()
                                .item(() -> read(
                                        reader,
                                        found.getItem1().get(),
                                        found.getItem2().get()))
                        : missing(id));
    }

    private static FoundDeposit read(PaymentReader reader, OnChainTransaction transaction, TransactionInfo info) {
        if (!transaction.success() || !info.success()) {
            throw new DepositFailed(info.id());
        }
        List<Incoming> payments = reader.read(transaction, info);
        if (payments.isEmpty()) {
            throw new NotOurDeposit(info.id());
        }
        return new FoundDeposit(info, payments);
    }

    private static DepositRefusal unseen(Fate fate, TxId id) {
        return fate.kind() == Fate.Kind.INCLUDED ? new DepositNotFinal(id) : new DepositNotFound(id);
    }

    private Uni<FoundDeposit> missing(TxId id) {
        return chain.fate(id, clock.now().plus(LONGEST_LIFE))
                .onItem()
                .transformToUni(fate -> Uni.createFrom().failure(unseen(fate, id)));
    }
}
