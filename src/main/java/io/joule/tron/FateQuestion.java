package io.joule.tron;

import io.joule.tron.TronNetwork.SolidBlock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks one node what became of a transaction. The order matters: the absence is asked for after the solid head was
 * read, so that it holds at that head, and any doubt on the way fails the whole question.
 */
final class FateQuestion {

    private final NodeClient node;
    private final TxId id;
    private final Instant expiration;
    private final Duration margin;

    /** @param margin what the solid head must be past the expiration, see {@link TronConfig#sharedNameMargin()} */
    FateQuestion(NodeClient node, TxId id, Instant expiration, Duration margin) {
        this.node = node.essential();
        this.id = id;
        this.expiration = expiration;
        this.margin = margin;
    }

    /** As much as this node can tell: one without the head view can prove an absence, and nothing short of final. */
    Uni<Fate> ask() {
        return node.endpoint().role().servesFull()
                ? info().chain(info -> info.isPresent() ? included(info.get()) : absent())
                : absent();
    }

    /** What the head view knows. */
    Uni<Optional<TransactionInfo>> info() {
        return node.full("gettransactioninfobyid", question(), json -> TransactionAnswers.info(json, id));
    }

    /** With what the solid view adds to it. */
    Uni<Fate> included(TransactionInfo info) {
        return solidInfo().map(solid -> Fate.included(solid.orElse(info), solid.isPresent()));
    }

    private Uni<Fate> absent() {
        return BlockQuestions.solidHead(node)
                .chain(head -> head.time().isAfter(expiration.plus(margin))
                        ? absentAfterExpiration()
                        : Uni.createFrom().item(Fate.open()));
    }

    private Uni<Fate> absentAfterExpiration() {
        return solidInfo()
                .chain(info -> info.isPresent()
                        ? Uni.createFrom().item(Fate.included(info.get(), true))
                        : solidlyUnknown().map(unknown -> unknown ? Fate.expired() : Fate.open()));
    }

    /** A final block can't change, so a node that names one has to show the transaction in it. */
    private Uni<Optional<TransactionInfo>> solidInfo() {
        return node.solid("gettransactioninfobyid", question(), json -> TransactionAnswers.info(json, id))
                .call(info -> info.map(this::shown).orElse(Uni.createFrom().voidItem()));
    }

    private Uni<Void> shown(TransactionInfo info) {
        long height = info.height();
        return node.solid(
                        "getblockbylimitnext",
                        Map.of("startNum", height, "endNum", height + 1),
                        json -> isIn(BlockAnswers.solidBlocks(json, height, height + 1)))
                .replaceWithVoid();
    }

    private boolean isIn(List<SolidBlock> blocks) {
        boolean there = blocks.stream().allMatch(block -> block.outcomes().containsKey(id));
        Answer.expectTrue(there, "blockNumber", "of a final block with the transaction in it");
        return there;
    }

    private Uni<Boolean> solidlyUnknown() {
        return node.solid(
                "gettransactionbyid",
                question(),
                json -> TransactionAnswers.transaction(json, id).isEmpty());
    }

    private Map<String, ?> question() {
        return Map.of("value", id.hex());
    }
}
