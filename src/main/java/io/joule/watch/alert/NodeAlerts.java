package io.joule.watch.alert;

import io.joule.bot.alert.Alert;
import io.joule.bot.alert.AlertKind;
import io.joule.bot.alert.AlertSource;
import io.joule.chaintx.ChainView;
import io.joule.tron.NodeStatus;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nodes that are not asked any more, and the case that none answers. */
@ApplicationScoped
class NodeAlerts implements AlertSource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TronNetwork network;
    private final ChainView chain;

    NodeAlerts(TronNetwork network, ChainView chain) {
        this.network = network;
        this.chain = chain;
    }

    @Override
    public Uni<List<Alert>> now() {
        return chain.freshHead()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(head -> Stream.<Alert>empty())
                .onFailure()
                .recoverWithItem(e -> Stream.of(new Alert(AlertKind.NO_NODE, "all", "")))
                .map(none -> Stream.concat(
                                none, network.nodes().nodes().stream().flatMap(node -> of(node).stream()))
                        .toList());
    }

    private static Optional<Alert> of(NodeStatus node) {
        return switch (node.standing()) {
            case ISOLATED -> Optional.of(new Alert(AlertKind.NODE_ISOLATED, node.name(), node.reason()));
            case RESTING -> Optional.of(new Alert(AlertKind.NODE_DOWN, node.name(), node.reason()));
            case WELL, BEHIND, PAUSED -> Optional.empty();
        };
    }
}
