package io.joule.sandbox.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tron.trident.proto.Chain.Transaction.Contract.ContractType;

/**
 * A TRON network of one node in memory. Every public method is one atomic step, so any thread may call it.
 *
 * <p>Time is either real ({@link #real}: {@link #tick()} makes a block when one is due) or driven by hand
 * ({@link #byHand}: it stands still except for {@link #produceBlock()} and {@link #advance}).
 */
public final class SimulatedTron {

    private static final int MAX_PENDING = 2_000;
    /** Blocks at the end of a jump beyond the solid lag, so that what went before is solid for certain. */
    private static final int SETTLING_BLOCKS = 3;

    private final ChainConfig config;
    private final ChainTime time;
    private final TransactionRules rules;
    private final Blocks blocks;
    private final Pool pool;

    private SimulatedTron(ChainConfig config, ChainTime time, Consumer<Genesis> genesis) {
        this.config = config;
        this.time = time;
        this.rules = new TransactionRules(config);
        long now = time.slotOf(config.startTimeMs());
        int early = config.solidLag() + SETTLING_BLOCKS;
        Block first = Block.make(null, now - early * config.blockTimeMs(), List.of());
        this.blocks = new Blocks(config.solidLag(), Genesis.state(config, genesis, first.timestamp()), first);
        this.pool = new Pool(blocks.headState());
        for (int i = early - 1; i >= 0; i--) {
            produceAt(now - i * config.blockTimeMs());
        }
    }

    /** @param clock the machine's time in ms; the chain's own starts at the configured start time and runs along */
    public static SimulatedTron real(ChainConfig config, LongSupplier clock, Consumer<Genesis> genesis) {
        return new SimulatedTron(config, ChainTime.real(clock, config), genesis);
    }

    public static SimulatedTron byHand(ChainConfig config, Consumer<Genesis> genesis) {
        return new SimulatedTron(config, ChainTime.byHand(config), genesis);
    }

    public ChainConfig config() {
        return config;
    }

    /** Chain time in ms; never before the head's. */
    public long now() {
        return time.now();
    }

    /** Changes the state without a transaction: visible at once, and part of the next block. */
    public synchronized void edit(Consumer<Genesis> change) {
        pool.add(state -> change.accept(new Genesis(state, blocks.head().timestamp())));
    }

    /**
     * Takes a transaction into the pool, as a node's broadcast does.
     *
     * @throws Refusal with the node's code and words
     */
    public void broadcast(Tx tx) throws Refusal {
        accept(tx, false);
    }

    /** Like {@link #broadcast}, but the transaction is forgotten instead of being put into the next block. */
    public void broadcastAndLose(Tx tx) throws Refusal {
        accept(tx, true);
    }

    private void accept(Tx tx, boolean lose) throws Refusal {
        tx.recoverSigners();
        synchronized (this) {
            admit(tx, lose);
        }
    }

    private void admit(Tx tx, boolean lose) throws Refusal {
        if (pool.size() >= MAX_PENDING) {
            throw new Refusal(BroadcastCode.SERVER_BUSY, "Server busy.");
        }
        WorldState inner = pool.view().child();
        TxResult result = rules.apply(inner, pendingLedger(), tx);
        inner.mergeDown();
        pool.add(tx, result, lose);
    }

    private TransactionRules.Ledger pendingLedger() {
        return new TransactionRules.Ledger() {
            @Override
            public Block head() {
                return blocks.head();
            }

            @Override
            public Optional<Block> byReference(byte[] refBlockBytes) {
                return blocks.byReference(refBlockBytes);
            }

            @Override
            public boolean knows(String txId) {
                return blocks.knows(txId) || pool.find(txId).isPresent();
            }
        };
    }

    /** Makes the next block now, in the present slot or the first one after the head. */
    public synchronized Block produceBlock() {
        return produceAt(time.nextSlot());
    }

    /** Makes a block if its slot has come; for a timer when time is real. */
    public synchronized void tick() {
        if (time.slotIsDue()) {
            produceAt(time.nextSlot());
        }
    }

    /** Moves chain time forward: one block for what is pending, then a gap, then enough blocks to make that solid. */
    public synchronized void advance(long seconds) {
        long target = time.slotOf(now() + seconds * 1_000);
        produceBlock();
        long run = (long) (config.solidLag() + SETTLING_BLOCKS - 1) * config.blockTimeMs();
        long slot = Math.max(time.nextSlot(), target - run);
        for (; slot <= target; slot += config.blockTimeMs()) {
            produceAt(slot);
        }
    }

    /**
     * Loses the last {@code count} blocks with their transactions, and the pool, as a restarted node does.
     *
     * @return how many were lost: solid blocks never are
     */
    public synchronized int rollback(int count) {
        int dropped = blocks.dropLast(count);
        pool.reset(blocks.headState());
        return dropped;
    }

    /** Appends a block that another node made on this node's head; as after a block of its own, the pool is empty. */
    public synchronized void follow(Block block) {
        WorldState state = blocks.headState().child();
        block.transactions().forEach(included -> rules.repeat(state, blocks, included.tx()));
        append(block, state);
    }

    private Block produceAt(long slot) {
        WorldState state = blocks.headState().child();
        pool.edits().forEach(edit -> edit.accept(state));
        Block block = Block.make(blocks.head(), slot, pack(state));
        append(block, state);
        return block;
    }

    private void append(Block block, WorldState state) {
        blocks.append(block, state);
        pool.reset(blocks.headState());
        time.blockMade(block.timestamp());
    }

    /** Takes what is still valid; an owner whose permissions were changed gets nothing more into this block. */
    private List<Block.Included> pack(WorldState state) {
        List<Block.Included> packed = new ArrayList<>();
        Set<Object> closedOwners = new HashSet<>();
        for (Pool.Entry entry : pool.entries()) {
            Object owner = entry.tx().owner().orElseThrow();
            if (entry.lost() || closedOwners.contains(owner)) {
                continue;
            }
            if (entry.tx().type() == ContractType.AccountPermissionUpdateContract) {
                closedOwners.add(owner);
            }
            rules.repeat(state, blocks, entry.tx()).ifPresent(packed::add);
        }
        return packed;
    }

    public synchronized Block head() {
        return blocks.head();
    }

    public synchronized Block solidHead() {
        return blocks.solidHead();
    }

    /** The block that a node builds its own transactions on. */
    public synchronized Block agreedHead() {
        return blocks.agreed();
    }

    public synchronized Optional<Block> block(long number) {
        return blocks.byNumber(number);
    }

    /** Where a transaction was included. */
    public synchronized Optional<Found> included(String txId) {
        return blocks.find(txId)
                .map(at ->
                        new Found(at.block(), at.included().tx(), at.included().result()));
    }

    /** A transaction that is accepted and in no block. */
    public synchronized Optional<Found> pending(String txId) {
        return pool.find(txId).map(entry -> new Found(null, entry.tx(), entry.result()));
    }

    public synchronized int pendingCount() {
        return pool.size();
    }

    /** A transaction and, unless it is pending, its block. */
    public record Found(Block block, Tx tx, TxResult result) {}

    /** A question to the chain, which the chain may refuse. */
    @FunctionalInterface
    public interface Question<T, E extends Exception> {
        T ask(ChainView view) throws E;
    }

    /** Answers a question as a full node does: with everything pending already in. */
    public synchronized <T, E extends Exception> T readFull(Question<T, E> question) throws E {
        return question.ask(new ChainView(pool.view(), config, blocks.head().timestamp()));
    }

    /** Answers a question from the solid state only. */
    public synchronized <T, E extends Exception> T readSolid(Question<T, E> question) throws E {
        return question.ask(
                new ChainView(blocks.solidState(), config, blocks.solidHead().timestamp()));
    }
}
