package io.joule.tron;

import io.joule.money.Sun;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the final chain still has a delegation. That it is gone gives it up, so where there are two parties both must
 * say so, each by a whole proof of its own; one that shows it is a veto.
 */
final class Presences {

    private static final String SHORT =
            "a delegation stays due: it is gone by one node's proof, and another can't be asked or is behind";

    private final NodePool pool;
    private final CallLimits limits;
    private final NodeRules rules;
    private final Doubts doubts;

    Presences(NodePool pool, CallLimits limits, NodeRules rules, Doubts doubts) {
        this.pool = pool;
        this.limits = limits;
        this.rules = rules;
        this.doubts = doubts;
    }

    /** @param since when the chain had it; @param least how much of the pair it is */
    record Question(TronAddress from, TronAddress to, Sun least, Instant since) {}

    Uni<Presence> of(Question question) {
        return NodePool.onCallersContext(() -> heard(pool.able(View.SOLID), Set.of(), question));
    }

    /** @param gone the parties that have said so */
    private Uni<Presence> heard(List<NodeClient> rest, Set<String> gone, Question question) {
        if (gone.size() >= witnesses()) {
            return Uni.createFrom().item(Presence.GONE);
        }
        if (rest.isEmpty()) {
            if (!gone.isEmpty()) {
                doubts.note(SHORT, question.from() + " to " + question.to());
            }
            return Uni.createFrom().item(Presence.UNKNOWN);
        }
        NodeClient next = rest.get(0);
        List<NodeClient> others = rest.subList(1, rest.size());
        String party = next.endpoint().party();
        if (gone.contains(party)) {
            return heard(others, gone, question);
        }
        return ask(next.essential(), question).chain(said -> switch (said) {
            case THERE -> Uni.createFrom().item(Presence.THERE);
            case GONE -> heard(others, with(gone, party), question);
            case UNKNOWN -> heard(others, gone, question);
        });
    }

    /** The head before the record: so the record is as of that head, or later. */
    private Uni<Presence> ask(NodeClient node, Question question) {
        Duration margin = node.endpoint().isTronGrid() ? limits.sharedNameMargin() : Duration.ZERO;
        return BlockQuestions.solidHead(node)
                .chain(head -> head.time().isBefore(question.since().plus(margin))
                        ? Uni.createFrom().item(Presence.UNKNOWN)
                        : SolidQuestions.pair(node, question.from(), question.to())
                                .map(records -> presence(records, question.least())))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(Presence.UNKNOWN);
    }

    private static Presence presence(List<DelegatedResource> records, Sun least) {
        Sun held = records.stream().map(DelegatedResource::energySun).reduce(Sun.ZERO, Sun::plus);
        return held.compareTo(least) < 0 ? Presence.GONE : Presence.THERE;
    }

    private long witnesses() {
        long parties = pool.all().stream()
                .map(NodeClient::endpoint)
                .filter(endpoint -> endpoint.role().servesSolid())
                .map(NodeEndpoint::party)
                .distinct()
                .count();
        return Math.max(1, Math.min(rules.expiryWitnesses(), parties));
    }

    private static Set<String> with(Set<String> gone, String party) {
        Set<String> more = new HashSet<>(gone);
        more.add(party);
        return more;
    }
}
