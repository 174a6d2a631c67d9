package io.joule.tron;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a transaction. That it expired lets a replacement be signed, so where there are two nodes both must
 * say so, each by a whole proof of its own; what one saw is never put together with what another did not.
 */
final class Fates {

    private static final String SHORT =
            "a transaction stays in doubt: it is expired by one node's proof, and the other can't be asked";
    private static final String CONTRADICTION =
            "a transaction stays in doubt: one node proves it expired, another shows it in a block";

    private final NodePool pool;
    private final CallLimits limits;
    private final NodeRules rules;
    private final Doubts doubts;

    Fates(NodePool pool, CallLimits limits, NodeRules rules, Doubts doubts) {
        this.pool = pool;
        this.limits = limits;
        this.rules = rules;
        this.doubts = doubts;
    }

    /** Of one that can't have expired yet. */
    Uni<Fate> of(TxId id) {
        return pool.ask(View.FULL, client -> question(client, id, Instant.MAX).info())
                .chain(info -> info.isEmpty()
                        ? Uni.createFrom().item(Fate.open())
                        : pool.ask(
                                View.SOLID,
                                client -> question(client, id, Instant.MAX).included(info.get())));
    }

    Uni<Fate> of(TxId id, Instant expiration) {
        boolean whole = pool.all().stream().anyMatch(client -> client.endpoint().role() == NodeRole.BOTH);
        return (whole ? told(View.BOTH, id, expiration) : split(id, expiration))
                .chain(first -> agreed(first, id, expiration));
    }

    private Uni<Told> told(View view, TxId id, Instant expiration) {
        return pool.ask(view, client -> question(client, id, expiration).ask().map(fate -> new Told(client, fate)));
    }

    /** Presence may be told by one and finality by another; only an absence must be one node's whole proof. */
    private Uni<Told> split(TxId id, Instant expiration) {
        return pool.ask(View.FULL, client -> question(client, id, expiration).info())
                .chain(info -> info.isEmpty()
                        ? told(View.SOLID, id, expiration)
                        : pool.ask(
                                View.SOLID,
                                client -> question(client, id, expiration)
                                        .included(info.get())
                                        .map(fate -> new Told(client, fate))));
    }

    private Uni<Fate> agreed(Told first, TxId id, Instant expiration) {
        long witnesses = Math.min(rules.expiryWitnesses(), parties());
        if (first.fate().kind() != Fate.Kind.EXPIRED || witnesses < 2) {
            return Uni.createFrom().item(first.fate());
        }
        List<NodeClient> others = pool.able(View.SOLID).stream()
                .filter(client ->
                        !client.endpoint().party().equals(first.by().endpoint().party()))
                .toList();
        return confirmed(new Hearing(others, witnesses - 1, others.size() < witnesses - 1), id, expiration);
    }

    private Uni<Fate> confirmed(Hearing hearing, TxId id, Instant expiration) {
        if (hearing.missing() == 0) {
            return Uni.createFrom().item(Fate.expired());
        }
        if (hearing.others().isEmpty()) {
            if (hearing.unheard()) {
                doubts.note(SHORT, id.hex());
            }
            return Uni.createFrom().item(Fate.open());
        }
        NodeClient next = hearing.others().get(0);
        return question(next, id, expiration)
                .ask()
                .map(Optional::of)
                .onFailure(NodeTrouble.class)
                .recoverWithItem(Optional.empty())
                .chain(fate -> fate.map(Fate::kind)
                                .filter(kind -> kind == Fate.Kind.INCLUDED)
                                .isPresent()
                        ? contradicted(next, id)
                        : confirmed(hearing.after(fate), id, expiration));
    }

    private Uni<Fate> contradicted(NodeClient by, TxId id) {
        doubts.note(CONTRADICTION, id.hex() + " is in a block by " + by.endpoint());
        return Uni.createFrom().item(Fate.open());
    }

    private long parties() {
        return pool.all().stream()
                .map(NodeClient::endpoint)
                .filter(endpoint -> endpoint.role().servesSolid())
                .map(NodeEndpoint::party)
                .distinct()
                .count();
    }

    private FateQuestion question(NodeClient client, TxId id, Instant expiration) {
        Duration margin = client.endpoint().isTronGrid() ? limits.sharedNameMargin() : Duration.ZERO;
        return new FateQuestion(client, id, expiration, margin);
    }

    private record Told(NodeClient by, Fate fate) {}

    /**
     * @param missing so many more must say the same
     * @param unheard somebody who should have been asked could not be
     */
    private record Hearing(List<NodeClient> others, long missing, boolean unheard) {

        Hearing after(Optional<Fate> fate) {
            String party = others.get(0).endpoint().party();
            List<NodeClient> rest = others.stream()
                    .skip(1)
                    .filter(client ->
                            fate.isEmpty() || !client.endpoint().party().equals(party))
                    .toList();
            boolean agrees = fate.filter(f -> f.kind() == Fate.Kind.EXPIRED).isPresent();
            return new Hearing(rest, agrees ? missing - 1 : missing, unheard || fate.isEmpty());
        }
    }
}
