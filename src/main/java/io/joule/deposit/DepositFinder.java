package io.joule.deposit;

import io.joule.base.Clock;
import io.joule.deposit.DepositRefusal.DepositFailed;
import io.joule.deposit.DepositRefusal.DepositNotFinal;
import io.joule.deposit.DepositRefusal.DepositNotFound;
import io.joule.deposit.DepositRefusal.DepositsClosed;
import io.joule.deposit.DepositRefusal.NotOurDeposit;
import io.joule.money.Sun;
import io.joule.tron.AgreedBlock;
import io.joule.tron.BlockRef;
import io.joule.tron.Fate;
import io.joule.tron.Network;
import io.joule.tron.NodeTrouble;
import io.joule.tron.OnChainTransaction;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TronNetwork;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks a transaction up on the solidified chain, the only one that is believed. */
@ApplicationScoped
class DepositFinder {

    // The chain takes no transaction that expires more than 24 h ahead, so one that is open expires before that.
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private final TronNetwork chain;
    private final DepositAddress address;
    private final Network network;
    private final DepositConfig config;
    private final Clock clock;

    DepositFinder(TronNetwork chain, DepositAddress address, Network network, DepositConfig config, Clock clock) {
        this.chain = chain;
        this.address = address;
        this.network = network;
        this.config = config;
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
                        ? agreed(found.getItem1().get(), found.getItem2().get(), reader)
                        : missing(id));
    }

    /** One node's word is not enough where there are two: what is credited is read from the block, as both tell it. */
    private Uni<FoundDeposit> agreed(OnChainTransaction transaction, TransactionInfo info, PaymentReader reader) {
        if (!transaction.success() || !info.success()) {
            throw new DepositFailed(info.id());
        }
        // One node's word is enough to refuse a transfer between strangers; a call may hide what it pays from a node.
        if (transaction.caller().isEmpty()
                && reader.plain(transaction).findAny().isEmpty()) {
            throw new NotOurDeposit(info.id());
        }
        return chain.agreedBlocks(info.height(), info.height() + 1)
                .invoke(blocks -> {
                    if (blocks.isEmpty()) {
                        throw new DepositNotFinal(info.id());
                    }
                })
                .map(blocks -> blocks.stream()
                        .filter(block -> config.isEnough(block.agreement()))
                        .flatMap(block -> paid(block, info.id(), reader).stream())
                        .findFirst()
                        .orElseThrow(() -> new NodeTrouble(
                                NodeTrouble.Kind.UNAVAILABLE, "the nodes do not tell the same of " + info.id())));
    }

    private static Optional<FoundDeposit> paid(AgreedBlock block, TxId id, PaymentReader reader) {
        return block.block().transactions().stream()
                .filter(transaction -> transaction.id().equals(id))
                .findFirst()
                .map(transaction -> read(reader, transaction, info(block, id)));
    }

    private static TransactionInfo info(AgreedBlock block, TxId id) {
        BlockRef ref = block.block().ref();
        return block.infos().stream()
                .filter(info -> info.id().equals(id))
                .findFirst()
                .orElseGet(() -> new TransactionInfo(id, ref.height(), ref.time(), true, Sun.ZERO, List.of()));
    }

    private static FoundDeposit read(PaymentReader reader, OnChainTransaction transaction, TransactionInfo info) {
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
