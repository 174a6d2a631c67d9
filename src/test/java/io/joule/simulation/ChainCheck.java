package io.joule.simulation;

import io.joule.sandbox.chain.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tron.trident.proto.Chain.Transaction.Contract.ContractType;

/** I1 and the term: what the chain itself shows of Joule's transactions, against what is written down. */
final class ChainCheck {

    private static final String WRITTEN = """
            select t.id, t.purpose, t.status, t.subject, d.order_id, d.energy, d.status, o.energy, o.status,
                   o.duration_seconds
              from chain_tx t join delegation d on d.id = t.subject join energy_order o on o.id = d.order_id""";

    private static final Set<ContractType> OURS =
            Set.of(ContractType.DelegateResourceContract, ContractType.UnDelegateResourceContract);

    private final World world;
    private final List<Block> blocks = new ArrayList<>();
    /** By txid, the block that has it now. */
    private final Map<String, Block> onChain = new HashMap<>();

    private final Set<String> everOnChain = new HashSet<>();
    private final Set<String> reclaims = new HashSet<>();
    private final Set<UUID> completed = new HashSet<>();

    private record Written(
            String purpose,
            String status,
            UUID delegation,
            UUID order,
            long energy,
            String state,
            long orderEnergy,
            String orderStatus,
            long seconds) {}

    ChainCheck(World world) {
        this.world = world;
    }

    void run(boolean changed) {
        boolean moved = follow();
        if (!changed && !moved) {
            return;
        }
        Map<String, Written> written = written();
        onChain.keySet()
                .forEach(id ->
                        Violation.unless(written.containsKey(id), "I1", "%s left before it was written down", id));
        once(written);
        written.forEach((id, tx) -> onlyWhatIsFinal(written, id, tx));
        written.forEach((id, tx) -> oneTransaction(written, id, tx));
        orders(written, Long.MAX_VALUE);
        orders(written, world.chain.solidHeight());
        completed(written);
    }

    void atRest() {
        for (int i = 0; i < world.options.wallets(); i++) {
            var address = World.wallet(i).address();
            long out = world.chain
                    .producers()
                    .readFull(view -> view.account(address))
                    .map(account -> account.energy().delegatedOut())
                    .orElse(0L);
            Violation.unless(out == 0, "I11", "%d sun of %s are still out at rest", out, address);
        }
    }

    /** Takes in new blocks and takes back lost ones; true when one with transactions was among them. */
    private boolean follow() {
        boolean moved = false;
        while (!blocks.isEmpty() && !world.chain.has(blocks.get(blocks.size() - 1))) {
            Block lost = blocks.remove(blocks.size() - 1);
            for (String id : ours(lost)) {
                onChain.remove(id);
                moved = true;
            }
        }
        for (long number = blocks.size(); number <= world.chain.head().number(); number++) {
            Block block = world.chain.block(number);
            blocks.add(block);
            for (String id : ours(block)) {
                onChain.put(id, block);
                everOnChain.add(id);
                moved = true;
            }
        }
        return moved;
    }

    private static List<String> ours(Block block) {
        return block.transactions().stream()
                .filter(included -> OURS.contains(included.tx().type()))
                .map(included -> included.tx().id())
                .toList();
    }

    private Map<String, Written> written() {
        Map<String, Written> written = new HashMap<>();
        for (Object[] r : world.control.rows(WRITTEN)) {
            written.put(
                    (String) r[0],
                    new Written(
                            (String) r[1],
                            (String) r[2],
                            (UUID) r[3],
                            (UUID) r[4],
                            (Long) r[5],
                            (String) r[6],
                            (Long) r[7],
                            (String) r[8],
                            (Long) r[9]));
        }
        return written;
    }

    /** One delegation is delegated once and taken back once. */
    private void once(Map<String, Written> written) {
        Map<String, String> seen = new HashMap<>();
        for (String id : onChain.keySet()) {
            Written tx = written.get(id);
            String before = seen.put(tx.purpose() + tx.delegation(), id);
            Violation.unless(before == null, "I1", "%s happened twice: %s and %s", tx.purpose(), before, id);
        }
    }

    private void oneTransaction(Map<String, Written> written, String id, Written tx) {
        Block block = onChain.get(id);
        boolean over = tx.status().equals("expired") || tx.status().equals("refused");
        Violation.unless(!over || block == null, "I1", "%s counts as %s and is in %s", id, tx.status(), told(block));
        boolean early = block != null
                && tx.purpose().equals("reclaim")
                && !tx.orderStatus().equals("failed")
                && block.timestamp() < since(written, tx.delegation(), id) + tx.seconds() * 1000;
        Violation.unless(!early, "term", "%s took energy back before its rental was over", id);
    }

    private String told(Block block) {
        return block == null
                ? "no block"
                : "block %d of %d (solid %d, made at %d)"
                        .formatted(
                                block.number(),
                                world.chain.head().number(),
                                world.chain.solidHeight(),
                                block.timestamp());
    }

    private long since(Map<String, Written> written, UUID delegation, String reclaim) {
        return begin(written, delegation)
                .map(Block::timestamp)
                .orElseThrow(() -> new Violation("I1", reclaim + " takes back what was never delegated"));
    }

    private Optional<Block> begin(Map<String, Written> written, UUID delegation) {
        return written.entrySet().stream()
                .filter(one -> one.getValue().delegation().equals(delegation))
                .filter(one -> one.getValue().purpose().equals("delegate"))
                .map(one -> onChain.get(one.getKey()))
                .filter(block -> block != null)
                .findFirst();
    }

    /** What may still be undone is not taken back (ADR 7). */
    private void onlyWhatIsFinal(Map<String, Written> written, String id, Written tx) {
        if (tx.purpose().equals("reclaim") && reclaims.add(id)) {
            boolean isFinal = begin(written, tx.delegation())
                    .filter(block -> block.number() <= world.chain.solidHeight())
                    .isPresent();
            Violation.unless(isFinal, "final", "%s takes back what is not final yet", id);
        }
    }

    /** Never more of an order's energy out than was ordered. */
    private void orders(Map<String, Written> written, long height) {
        Map<UUID, Long> live = new HashMap<>();
        onChain.forEach((id, block) -> {
            Written tx = written.get(id);
            if (block.number() <= height) {
                live.merge(tx.order(), tx.purpose().equals("delegate") ? tx.energy() : -tx.energy(), Long::sum);
            }
        });
        written.values().forEach(tx -> {
            long out = live.getOrDefault(tx.order(), 0L);
            Violation.unless(out <= tx.orderEnergy(), "I1", "%d of %d energy out for an order", out, tx.orderEnergy());
        });
    }

    /** Nobody pays before all of it was in a block. */
    private void completed(Map<String, Written> written) {
        Set<UUID> paid = new HashSet<>();
        written.forEach((id, tx) -> {
            boolean newly = tx.orderStatus().equals("completed") && !completed.contains(tx.order());
            boolean counts =
                    newly && tx.purpose().equals("delegate") && !tx.state().equals("dropped");
            Violation.unless(!counts || everOnChain.contains(id), "I2", "%s is paid and was in no block", id);
            if (newly) {
                paid.add(tx.order());
            }
        });
        completed.addAll(paid);
    }
}
