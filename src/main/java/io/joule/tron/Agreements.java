package io.joule.tron;

import io.joule.tron.AgreedBlock.Agreement;
import io.joule.tron.NodeTrouble.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks nodes of different parties for a run of final blocks until two say the same. Who said another thing than two
 * others is isolated; while it is one word against another, nobody is believed.
 */
final class Agreements {

    private static final String DISAGREE = "NODES_DISAGREE";

    private final NodePool pool;
    private final NodeTools tools;
    private final Doubts doubts;

    Agreements(NodePool pool, NodeTools tools, Doubts doubts) {
        this.pool = pool;
        this.tools = tools;
        this.doubts = doubts;
    }

    /**
     * Blocks {@code [from, to)} as far as they are agreed on; fails when the first is told in two ways, or by nobody.
     */
    Uni<List<AgreedBlock>> blocks(long from, long to) {
        return NodePool.onCallersContext(() -> {
            List<NodeClient> able = willing(pool.able(View.SOLID));
            List<NodeClient> first = twoParties(able);
            List<NodeClient> rest =
                    able.stream().filter(client -> !first.contains(client)).toList();
            return ask(first, rest, new Hearing(from, to));
        });
    }

    private Uni<List<AgreedBlock>> ask(List<NodeClient> asked, List<NodeClient> rest, Hearing hearing) {
        return Multi.createFrom()
                .iterable(asked)
                .onItem()
                .transformToUni(client -> Word.of(client, hearing.from(), hearing.to()))
                .merge(2)
                .collect()
                .asList()
                .chain(heard -> {
                    hearing.add(heard);
                    List<AgreedBlock> agreed = hearing.agreed();
                    List<NodeClient> further =
                            rest.stream().filter(hearing::isWanted).toList();
                    boolean enough = !agreed.isEmpty() && !(hearing.insideRestsOnOne() && tellInside(further));
                    return enough || further.isEmpty()
                            ? outcome(hearing, agreed)
                            : ask(further.subList(0, 1), further.subList(1, further.size()), hearing);
                });
    }

    private Uni<List<AgreedBlock>> outcome(Hearing hearing, List<AgreedBlock> agreed) {
        List<Word> told = hearing.told();
        if (!agreed.isEmpty()) {
            return Uni.createFrom().item(agreed);
        }
        if (told.size() > 1) {
            doubts.note("two nodes tell the same final block differently, and neither is believed", hearing.quarrel());
            return failure(DISAGREE, "the nodes tell it differently: " + hearing.quarrel());
        }
        if (told.size() == 1) {
            // One call that failed is no node that is down: whoever lies would only have to wait for it.
            return hearing.silent().stream().anyMatch(Agreements::maySoonAnswer)
                    ? failure("", "the second node did not answer this once" + hearing.whyNot())
                    : alone(hearing, told.get(0));
        }
        return hearing.isAnswered()
                ? Uni.createFrom().item(List.of())
                : failure("", "no node gives the final block " + hearing.from() + hearing.whyNot());
    }

    /** One node's word is enough when there is no other, or none that could know of the block just now. */
    private Uni<List<AgreedBlock>> alone(Hearing hearing, Word word) {
        return Multi.createFrom()
                .iterable(hearing.withoutIt())
                .onItem()
                .transformToUniAndConcatenate(this::lags)
                .collect()
                .asList()
                .map(lagging -> lagging.contains(false) ? List.of() : believed(word, hearing));
    }

    private List<AgreedBlock> believed(Word word, Hearing hearing) {
        boolean only = isAlone();
        if (!only) {
            doubts.note(
                    "final blocks are believed on one node's word: no other can be asked for them",
                    "block " + hearing.from());
        }
        return word.all(only ? Agreement.ALONE : Agreement.UNWITNESSED);
    }

    /** So far behind by our clock, or so ill, that what it does not have says nothing. */
    private Uni<Boolean> lags(NodeClient client) {
        return BlockQuestions.solidHead(client)
                .map(head -> head.time()
                        .plus(tools.rules().witnessLag())
                        .isBefore(tools.clock().now()))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(() -> !maySoonAnswer(client));
    }

    private static boolean maySoonAnswer(NodeClient client) {
        return client.node().standing().compareTo(Standing.PAUSED) < 0;
    }

    private static boolean tellInside(List<NodeClient> clients) {
        return clients.stream().anyMatch(client -> client.endpoint().tellsInternal());
    }

    private boolean isAlone() {
        return pool.all().stream()
                        .filter(client -> client.endpoint().role().servesSolid())
                        .map(client -> client.endpoint().party())
                        .distinct()
                        .count()
                == 1;
    }

    /**
     * Without those that rest after failures, while others are there: nobody waits for what is down. Only where a
     * second word is missing, one that has rested is tried.
     */
    private static List<NodeClient> willing(List<NodeClient> able) {
        List<NodeClient> willing = new ArrayList<>(able);
        willing.removeIf(client -> client.node().standing() == Standing.RESTING);
        if (twoParties(willing).size() < 2) {
            able.stream()
                    .filter(client -> client.node().standing() == Standing.RESTING)
                    .filter(client -> willing.stream().noneMatch(other -> sameParty(client, other)))
                    .filter(client -> client.node().breaker().claimProbe())
                    .findFirst()
                    .ifPresent(willing::add);
        }
        return willing.isEmpty() ? able : willing;
    }

    private static List<NodeClient> twoParties(List<NodeClient> able) {
        return able.stream()
                .findFirst()
                .map(best -> Stream.concat(
                                Stream.of(best),
                                able.stream()
                                        .filter(client -> !sameParty(client, best))
                                        .limit(1))
                        .toList())
                .orElse(List.of());
    }

    private static boolean sameParty(NodeClient one, NodeClient other) {
        return one.endpoint().party().equals(other.endpoint().party());
    }

    private static <T> Uni<T> failure(String code, String message) {
        return Uni.createFrom()
                .failure(
                        code.isEmpty()
                                ? new NodeTrouble(Kind.UNAVAILABLE, message)
                                : new NodeTrouble(Kind.UNAVAILABLE, code, message));
    }
}
