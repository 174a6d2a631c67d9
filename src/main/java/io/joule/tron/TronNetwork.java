package io.joule.tron;

import io.joule.money.Sun;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one door to the chain. Reads fail over between nodes; a failed {@link Uni} carries {@link NodeTrouble}, which
 * means "not known", never "not there". Methods called <em>solid</em> answer from the solidified chain, which is final;
 * the others from a full node's head, which includes what is only pending and may be rolled back.
 */
public interface TronNetwork {

    /** The head block. */
    Uni<BlockRef> head();

    /** The newest solidified block. */
    Uni<BlockRef> solidHead();

    /** The block of that height on the head chain, if there is one. */
    Uni<Optional<BlockRef>> block(long height);

    /**
     * Solidified blocks {@code [from, to)}, at most 100, with what in them can pay; fewer when the rest is not solid
     * yet. On mainnet a hundred full blocks are some 40 MB: ask for about 20.
     */
    Uni<List<SolidBlock>> solidBlocks(long from, long to);

    /** The same of the head chain: these blocks may still be undone. */
    Uni<List<SolidBlock>> headBlocks(long from, long to);

    /** Empty for an address that is not activated. */
    Uni<Optional<AccountState>> account(TronAddress address);

    /** Empty for an address that is not activated. */
    Uni<Optional<AccountResources>> resources(TronAddress address);

    /** What {@code owner} can delegate for energy just now (getcandelegatedmaxsize). */
    Uni<Delegatable> delegatable(TronAddress owner);

    /** The unlocked and the locked record of this pair, as far as they exist. */
    Uni<List<DelegatedResource>> delegated(TronAddress from, TronAddress to);

    /**
     * Whether the final chain still holds {@code least} for this pair, as it did at {@code since}. That it is gone is
     * told by two parties where there are two (as many as {@link #fate} asks), each as of a block that is not before
     * {@code since}. Never fails: trouble is {@link Presence#UNKNOWN}.
     */
    Uni<Presence> presence(TronAddress from, TronAddress to, Sun least, Instant since);

    /** All that {@code owner} has delegated for energy, on the solid chain of one node. */
    Uni<DelegatedOut> delegatedOut(TronAddress owner);

    /** What {@code address} holds of TRX and of {@code token}, if one is named, on the solid chain of one node. */
    Uni<Holdings> holdings(TronAddress address, Optional<TronAddress> token);

    Uni<ChainParameters> parameters();

    /** Sends these bytes once, to one node. Never fails: trouble is {@link BroadcastAnswer.Meaning#UNKNOWN}. */
    Uni<BroadcastAnswer> broadcast(SignedTransaction transaction);

    /** Asks one node all that decides a transaction's fate; see {@link Fate}. */
    Uni<Fate> fate(TxId id, Instant expiration);

    /** The same of one that can't have expired yet: that it is in no block needs no proof, and is {@code OPEN}. */
    Uni<Fate> fate(TxId id);

    /** Infos of every transaction in that block of the head chain; empty for an empty or unknown block. */
    Uni<List<TransactionInfo>> infos(long height);

    /** The same from the solidified chain. */
    Uni<List<TransactionInfo>> solidInfos(long height);

    Uni<Optional<TransactionInfo>> solidInfo(TxId id);

    Uni<Optional<OnChainTransaction>> solidTransaction(TxId id);

    /** Simulates {@code contract.function(parameter)} as {@code caller}, e.g. {@code balanceOf(address)}. */
    Uni<CallResult> call(TronAddress caller, TronAddress contract, String function, String parameterHex);

    /** The call of a planned transfer of tokens, simulated; see {@link #call}. */
    default Uni<CallResult> simulate(TransactionPlan plan) {
        return call(
                plan.owner(),
                plan.token().contract(),
                TokenTransfer.FUNCTION,
                HexFormat.of()
                        .formatHex(TokenTransfer.words(
                                plan.counterpart(), plan.amount().micros())));
    }

    /**
     * Solidified blocks {@code [from, to)} with what happened in them, asked of two nodes of different parties where
     * there are two: for what turns into money. As many as are agreed on, from the first on; empty while it is not
     * final on both. Fails, so that nothing is credited, when they contradict each other about the first.
     */
    Uni<List<AgreedBlock>> agreedBlocks(long from, long to);

    /** How the nodes do, as this instance sees them; nothing is asked for it. */
    default NodesReport nodes() {
        return NodesReport.NONE;
    }

    /** Asks isolated nodes again from now on: an operator has looked into it. */
    default void restoreNodes() {}

    /**
     * {@code amount} that can be delegated, read from a node whose head was at least {@code height} (asked before, on
     * the same node): everything included up to that block is already counted in it.
     */
    record Delegatable(Sun amount, long height) {}

    /**
     * Figures of a solid chain whose head was {@code from} before the first of them was read, and {@code to} after the
     * last: each holds as of some block between the two.
     *
     * @param total what the owner's account says is delegated
     * @param records what is delegated to whom; a receiver may occur twice, unlocked and locked
     */
    record DelegatedOut(long from, long to, Sun total, List<DelegatedResource> records) {}

    /** As for {@link DelegatedOut}; {@code tokenMicros} is the token's own smallest unit. */
    record Holdings(long from, long to, Sun trx, long tokenMicros) {}

    /**
     * A block, and its successful transactions that pay TRX or call a contract.
     *
     * @param outcomes every transaction in it, and whether it succeeded
     */
    record SolidBlock(BlockRef ref, List<OnChainTransaction> transactions, Map<TxId, Boolean> outcomes) {}
}
