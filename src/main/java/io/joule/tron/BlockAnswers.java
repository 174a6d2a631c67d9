package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.tron.TronNetwork.SolidBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads blocks. */
final class BlockAnswers {

    private BlockAnswers() {}

    static BlockRef ref(JsonNode json) {
        return ref(Answer.of(json));
    }

    /** Empty for {@code {}}: no block of that height yet. */
    static Optional<BlockRef> ref(JsonNode json, long height) {
        Answer answer = Answer.of(json);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        BlockRef ref = ref(answer);
        Answer.expectTrue(ref.height() == height, "number", "the height that was asked for");
        return Optional.of(ref);
    }

    /** A run of blocks without a gap that begins at {@code from} and ends before {@code to}. */
    static List<SolidBlock> solidBlocks(JsonNode json, long from, long to) {
        Answer answer = Answer.of(json);
        Answer.expect(answer.has("block"), "block", "there");
        List<SolidBlock> blocks = new ArrayList<>();
        String parent = null;
        for (Answer block : answer.objects("block")) {
            BlockRef ref = ref(block);
            Answer.expectTrue(ref.height() == from + blocks.size() && ref.height() < to, "number", "the next height");
            Answer.expectTrue(parent == null || parent.equals(ref.parentId()), "parentHash", "the block before");
            parent = ref.id();
            blocks.add(solidBlock(ref, block));
        }
        return blocks;
    }

    private static SolidBlock solidBlock(BlockRef ref, Answer block) {
        List<OnChainTransaction> all = block.objects("transactions").stream()
                .map(TransactionAnswers::transaction)
                .toList();
        Map<TxId, Boolean> outcomes = all.stream()
                .collect(Collectors.toMap(OnChainTransaction::id, OnChainTransaction::success, Boolean::logicalAnd));
        return new SolidBlock(ref, all.stream().filter(BlockAnswers::isRelevant).toList(), outcomes);
    }

    private static boolean isRelevant(OnChainTransaction transaction) {
        return transaction.success()
                && (!transaction.payments().isEmpty() || transaction.caller().isPresent());
    }

    private static BlockRef ref(Answer block) {
        Answer header = block.object("block_header").object("raw_data");
        long height = header.amount("number");
        String id = block.hex("blockID", 64);
        // A block's id begins with its height: an answer where they differ is two answers mixed.
        Answer.expectTrue(id.startsWith(String.format("%016x", height)), "blockID", "of the block's height");
        return new BlockRef(height, id, header.hex("parentHash", 64), time(header, height));
    }

    /** A private chain's first block may have the time 0, which its node leaves out. */
    private static Instant time(Answer header, long height) {
        return height == 0 ? Instant.ofEpochMilli(header.amount("timestamp")) : header.time("timestamp");
    }
}
