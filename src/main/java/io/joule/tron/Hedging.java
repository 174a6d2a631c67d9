package io.joule.tron;

import io.joule.tron.Race.Hedge;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** When a read is asked of a second node as well: later than the first usually takes, and only of few reads. */
final class Hedging {

    private final NodeRules rules;
    private final HedgeCredit credit;
    private final LongSupplier nanos;

    Hedging(NodeRules rules, LongSupplier nanos) {
        this.rules = rules;
        this.credit = new HedgeCredit(rules.hedgePercent());
        this.nanos = nanos;
    }

    /** @param order whom the read is put to; the second is spared unless it is well and speaks for another party */
    Optional<Hedge> of(String question, List<NodeClient> order) {
        credit.read();
        if (rules.hedgePercent() == 0 || order.size() < 2) {
            return Optional.empty();
        }
        NodeClient second = order.get(1);
        boolean another =
                !second.endpoint().party().equals(order.get(0).endpoint().party());
        return another
                ? Optional.of(new Hedge(
                        after(order.get(0).node(), question),
                        () -> second.node().hasTimeToSpare() && credit.spend(),
                        (client, outcome) -> client.node().meters().hedge(outcome)))
                : Optional.empty();
    }

    /** The question, with the time of its answers kept for {@link #of}. */
    <T> Function<NodeClient, Uni<T>> timed(String question, Function<NodeClient, Uni<T>> asked) {
        return client -> {
            long begun = nanos.getAsLong();
            return asked.apply(client).invoke(() -> client.node().score().took(question, nanos.getAsLong() - begun));
        };
    }

    private Duration after(Node first, String question) {
        long most = rules.hedgeAtMost().toNanos();
        long usual = first.score().p95(question).orElse(most);
        return Duration.ofNanos(Math.min(most, Math.max(rules.hedgeAtLeast().toNanos(), usual)));
    }
}
