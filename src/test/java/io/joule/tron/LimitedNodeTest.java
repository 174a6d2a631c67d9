package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.joule.chaintx.ChainView;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node with limits is left alone when it says so, and who is asked first follows from how nodes did lately. */
class LimitedNodeTest extends NetworkFixture {

    private static final String ACCOUNT = "/wallet/getaccount";

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void whatTurnsCallsAwayForBeingTooManyIsLeftAlone(int status) {
        FakeNode limited = node().otherwise(FakeNode.status(status, ""));
        HttpTronNetwork network = network(tools(NodeRules.standard()), with(limited, ";per-second=100"));

        assertThat(trouble(network.account(ALICE)).code()).isEqualTo("HTTP_" + status);
        assertThat(trouble(network.account(ALICE)).code()).isEqualTo(NodeTrouble.OWN_LIMIT);
        BroadcastAnswer kept = get(network.broadcast(SIGNED));

        assertThat(kept.meaning()).as("it surely never left").isEqualTo(BroadcastAnswer.Meaning.BUSY);
        assertThat(limited.asked()).hasSize(1);
        assertThat(network.nodes().nodes().get(0).standing()).isEqualTo(Standing.PAUSED);
    }

    @Test
    void meanwhileTheOthersAreAsked() {
        FakeNode limited = node().otherwise(FakeNode.status(429, ""));
        FakeNode other = node().on(ACCOUNT, "{}");
        HttpTronNetwork network =
                network(tools(NodeRules.standard()), with(limited, ";per-second=100"), other.endpoint());

        for (int read = 0; read < 5; read++) {
            assertThat(get(network.account(ALICE))).isEmpty();
        }

        assertThat(limited.asked()).hasSize(1);
        assertThat(other.asked()).hasSize(5);
    }

    @Test
    void aNodeOfOnesOwnIsNotLeftAloneForA429() {
        FakeNode own = node().otherwise(FakeNode.status(429, ""));
        HttpTronNetwork network = network(own);
        trouble(network.account(ALICE));
        own.on(ACCOUNT, "{}");

        assertThat(get(network.account(ALICE))).isEmpty();
    }

    @Test
    void whenTheDaysQuotaIsNearlyUsedReadsAndBroadcastsGoElsewhere() {
        FakeNode limited = node().on(ACCOUNT, "{}");
        FakeNode other = node().on(ACCOUNT, "{}").on("/wallet/broadcasthex", "{}");
        NodeTools tools = tools(rules("hedge-percent", "0"));
        HttpTronNetwork network = network(tools, with(limited, ";per-day=20"), other.endpoint());

        for (int read = 0; read < 30; read++) {
            get(network.account(ALICE));
        }
        assertThat(limited.asked()).hasSize(18);
        assertThat(other.asked()).hasSize(12);
        assertThat(network.nodes().nodes().get(0).quotaLeft()).hasValue(2);
        assertThat(meters.get("joule.tron.quota.left").gauge().value()).isEqualTo(2);

        get(network.broadcast(SIGNED));
        assertThat(other.askedPaths()).contains("/wallet/broadcasthex");
    }

    @Test
    void underTheReserveOurOpenTransactionsAreAskedForFirstAndTheHeadOncePerBlock() {
        AtomicLong nanos = new AtomicLong();
        FakeNode limited = node().on(ACCOUNT, "{}");
        HttpTronNetwork network = network(tools(NodeRules.standard(), nanos::get), with(limited, ";per-day=200"));
        for (int read = 0; read < 180; read++) {
            get(network.account(ALICE));
        }

        get(network.account(ALICE));
        assertThat(trouble(network.account(ALICE)).isOurOwnLimit())
                .as("it crawls")
                .isTrue();
        for (String asked : List.of("infos", "solidInfos", "block", "solidHead", "fate")) {
            assertThat(putOff(reads().get(asked).apply(network))).as(asked).isFalse();
        }
        assertThat(putOff(network.head())).isFalse();
        assertThat(putOff(network.head())).as("no new block yet").isTrue();
    }

    @Test
    void underTheReserveTheHeadSeenLastIsGoodForAFewBlocksMoreAndNoLonger() {
        AtomicLong nanos = new AtomicLong();
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        FakeNode limited = node().on(ACCOUNT, "{}")
                .on("/wallet/getblock", Golden.response("10_blocks", "getblock head, header only"));
        HttpTronNetwork network = network(tools(NodeRules.standard(), nanos::get), with(limited, ";per-day=20"));
        for (int read = 0; read < 18; read++) {
            get(network.account(ALICE));
        }
        ChainView view = new ChainView(network, now::get);

        BlockRef seen = get(view.freshHead());
        now.set(NOW.plusSeconds(10));
        assertThat(get(view.freshHead())).isEqualTo(seen);
        now.set(NOW.plusSeconds(16));
        assertThat(putOff(view.freshHead())).as("too old").isTrue();
        assertThat(limited.asked()).hasSize(19);
    }

    private static boolean putOff(Uni<?> question) {
        return get(question.map(ignored -> false)
                .onFailure(NodeTrouble.class)
                .recoverWithItem(failure -> ((NodeTrouble) failure).isOurOwnLimit()));
    }

    @Test
    void theFirstNamedIsPreferredUntilItIsClearlyWorseAndTheOneInUseIsKept() {
        NodeClient first = client(node());
        NodeClient second = client(node());
        NodeOrder order = new NodeOrder(List.of(first, second));
        assertThat(order.of(View.FULL)).containsExactly(first, second);

        times(first, 60, Duration.ofMillis(250));
        assertThat(order.of(View.FULL)).as("a little worse").containsExactly(first, second);
        times(first, 60, Duration.ofMillis(600));
        assertThat(order.of(View.FULL)).as("clearly worse").containsExactly(second, first);
        times(first, 60, Duration.ofMillis(250));
        assertThat(order.of(View.FULL)).as("not better enough to go back").containsExactly(second, first);
        times(first, 60, Duration.ofMillis(20));
        assertThat(order.of(View.FULL)).containsExactly(first, second);
    }

    private NodeClient client(FakeNode node) {
        NodeTools tools = tools(NodeRules.standard());
        Heads heads = new Heads(tools.rules(), tools.clock(), tools.nanos());
        return new NodeClient(new Node(node.endpoint(), tools, heads), null, tools.limits(), tools.nanos());
    }

    private static void times(NodeClient client, int calls, Duration each) {
        for (int call = 0; call < calls; call++) {
            client.node().answered(each.toNanos());
        }
    }

    private static NodeEndpoint with(FakeNode node, String options) {
        return NodeEndpoint.parse(node.url() + options, Optional.empty());
    }

    private static NodeTrouble trouble(Uni<?> uni) {
        return catchThrowableOfType(NodeTrouble.class, () -> get(uni));
    }
}
