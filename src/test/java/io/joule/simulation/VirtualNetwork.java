package io.joule.simulation;

import io.joule.tron.CallLimits;
import io.joule.tron.NodeEndpoint;
import io.joule.tron.NodeList;
import io.joule.tron.NodeRules;
import io.joule.tron.Transport;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The nodes that Joule is told of, each with its own view of the one chain. */
final class VirtualNetwork {

    /** Long enough for real time never to matter: what is late is late in virtual time. */
    private static final Duration LONG = Duration.ofMinutes(2);

    static final CallLimits LIMITS =
            new CallLimits(LONG, LONG, 64, 1000, 1 << 22, 3, Duration.ofSeconds(15), Duration.ZERO);

    /** As in production, but for asking a second node when real time passes: here it does not. */
    static final NodeRules RULES = withoutHedges(NodeRules.standard());

    final List<VirtualNode> nodes;

    VirtualNetwork(VirtualChain chain, Dice dice, Journal journal, Options options) {
        nodes = IntStream.range(0, options.nodes())
                .mapToObj(i -> new VirtualNode("http://node-" + i + ":8090", chain, dice, journal, options))
                .toList();
    }

    NodeList list() {
        return new NodeList(nodes.stream()
                .map(node -> new NodeEndpoint(node.url, node.url, Optional.empty()))
                .toList());
    }

    Future<Transport.Reply> answer(Transport.Request request) {
        return nodes.stream()
                .filter(node -> request.url().startsWith(node.url + "/"))
                .findFirst()
                .map(node -> node.answer(request))
                .orElseThrow();
    }

    void blockMade() {
        nodes.forEach(VirtualNode::blockMade);
    }

    private static NodeRules withoutHedges(NodeRules rules) {
        return new NodeRules(
                rules.expiryWitnesses(),
                rules.requestsPerDay(),
                rules.reservePercent(),
                rules.pause(),
                rules.pauseAtMost(),
                rules.isolation(),
                rules.lookAround(),
                rules.headLag(),
                rules.headAge(),
                rules.headAhead(),
                rules.solidFallBack(),
                rules.witnessLag(),
                rules.hedgeAtLeast(),
                rules.hedgeAtMost(),
                0);
    }
}
