package io.joule.tron;

import io.joule.tron.AgreedBlock.Agreement;
import io.joule.tron.NodeTrouble.Kind;
import io.joule.tron.TronNetwork.SolidBlock;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks nodes of different parties for one final block until two say the same. Who said another thing than two others is
 * isolated; while it is one word against another, nobody is believed.
 */
final class Agreements {

    private static final String DISAGREE = "NODES_DISAGREE";

    private final NodePool pool;
    private final Doubts doubts;

    Agreements(NodePool pool, Doubts doubts) {
        this.pool = pool;
        this.doubts = doubts;
    }

    /** Fails with {@link NodeTrouble} when no node has the block, or when they contradict each other. */
    Uni<AgreedBlock> block(long height) {
        return NodePool.onCallersContext(() -> ask(pool.able(View.SOLID), height, new ArrayList<>()));
    }

    private Uni<AgreedBlock> ask(List<NodeClient> others, long height, List<Word> heard) {
        if (others.isEmpty()) {
            return outcome(height, heard);
        }
        NodeClient next = others.get(0);
        List<NodeClient> rest = others.subList(1, others.size());
        return word(next, height)
                .onFailure(NodeTrouble.class)
                .recoverWithItem(Optional.empty())
                .chain(word -> {
                    word.ifPresent(heard::add);
                    List<NodeClient> further = word.isEmpty() ? rest : ofOtherParties(rest, next);
                    return word.flatMap(w -> pair(w, heard))
                            .map(pair -> agreed(pair, height, heard))
                            .orElseGet(() -> ask(further, height, heard));
                });
    }

    /** Block and infos as this one node tells them; empty while it does not have the block. */
    private static Uni<Optional<Word>> word(NodeClient client, long height) {
        return client.solid(
                        "getblockbylimitnext",
                        Map.of("startNum", height, "endNum", height + 1),
                        json -> BlockAnswers.solidBlocks(json, height, height + 1))
                .chain(blocks -> blocks.isEmpty()
                        ? Uni.createFrom().item(Optional.<Word>empty())
                        : client.solid(
                                        "gettransactioninfobyblocknum",
                                        Map.of("num", height),
                                        json -> TransactionAnswers.infos(json, height))
                                .map(infos -> Optional.of(new Word(client, blocks.get(0), infos))));
    }

    private Uni<AgreedBlock> agreed(Word word, long height, List<Word> heard) {
        heard.stream()
                .filter(other -> !other.saysTheSameAs(word))
                .forEach(other ->
                        other.by().node().lied("it tells final block %d otherwise than two others".formatted(height)));
        return Uni.createFrom().item(word.as(Agreement.TWO));
    }

    private Uni<AgreedBlock> outcome(long height, List<Word> heard) {
        if (heard.size() == 1) {
            return Uni.createFrom().item(heard.get(0).as(isAlone() ? Agreement.ALONE : Agreement.UNWITNESSED));
        }
        if (heard.isEmpty()) {
            return Uni.createFrom()
                    .failure(new NodeTrouble(Kind.UNAVAILABLE, "no node gives the final block " + height));
        }
        doubts.note("two nodes tell the same final block differently, and neither is believed", "block " + height);
        return Uni.createFrom()
                .failure(new NodeTrouble(
                        Kind.UNAVAILABLE, DISAGREE, "the nodes tell the final block " + height + " differently"));
    }

    private boolean isAlone() {
        return pool.all().stream()
                        .filter(client -> client.endpoint().role().servesSolid())
                        .map(client -> client.endpoint().party())
                        .distinct()
                        .count()
                == 1;
    }

    private static Optional<Word> pair(Word word, List<Word> heard) {
        return heard.stream()
                .filter(other -> other != word && other.saysTheSameAs(word))
                .findFirst();
    }

    private static List<NodeClient> ofOtherParties(List<NodeClient> clients, NodeClient than) {
        return clients.stream()
                .filter(client ->
                        !client.endpoint().party().equals(than.endpoint().party()))
                .toList();
    }

    private record Word(NodeClient by, SolidBlock block, List<TransactionInfo> infos) {

        boolean saysTheSameAs(Word other) {
            return block.equals(other.block) && infos.equals(other.infos);
        }

        AgreedBlock as(Agreement agreement) {
            return new AgreedBlock(block, infos, agreement);
        }
    }
}
