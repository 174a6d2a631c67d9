package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.tron.NodeTrouble.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A real java-tron node serves its solid view one port up; Joule finds out by itself. */
class SolidViewTest extends NetworkFixture {

    private static final JsonNode HEAD = Golden.response("10_blocks", "getblock head, header only");
    private static final String SOLID_INFO = "/walletsolidity/gettransactioninfobyid";

    @Test
    void isFoundOnePortUpAndRemembered() {
        FakeNode solid = nodeOnePortUp();
        FakeNode full = nodes.get(nodes.indexOf(solid) - 1);
        solid.on(SOLID_INFO, "{}");
        HttpTronNetwork network = network(full);

        assertThat(get(network.solidInfo(TX))).isEmpty();
        assertThat(get(network.solidInfo(TX))).isEmpty();

        assertThat(full.askedPaths()).containsExactly(SOLID_INFO);
        assertThat(solid.askedPaths()).containsExactly(SOLID_INFO, SOLID_INFO);
    }

    @Test
    void isAskedOnTheSamePortWhereItIsThere() {
        FakeNode node = node().on(SOLID_INFO, "{}");
        HttpTronNetwork network = network(node);

        get(network.solidInfo(TX));
        NodeTrouble trouble = catchThrowableOfType(NodeTrouble.class, () -> get(network.solidTransaction(TX)));

        assertThat(trouble.code()).as("no search once it was found").isEqualTo("HTTP_405");
    }

    @Test
    void isNotSearchedWhereItWasNamed() {
        FakeNode full = node().on(SOLID_INFO, "{}");
        FakeNode solid = node().on(SOLID_INFO, FakeNode.status(404, ""));
        NodeEndpoint endpoint = new NodeEndpoint(full.url(), solid.url(), Optional.empty());

        NodeTrouble trouble = catchThrowableOfType(
                NodeTrouble.class, () -> get(network(limits(PATIENCE), endpoint).solidInfo(TX)));

        assertThat(trouble.code()).isEqualTo("HTTP_404");
        assertThat(full.asked()).isEmpty();
    }

    @Test
    void thatIsNowhereIsATrouble() {
        FakeNode nothing = nodeOnePortUp();
        FakeNode node = nodes.get(nodes.indexOf(nothing) - 1);

        NodeTrouble trouble =
                catchThrowableOfType(NodeTrouble.class, () -> get(network(node).solidHead()));

        assertThat(trouble.kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void tellsTheHeadByTheOlderCallOnePortUp() {
        FakeNode solid = nodeOnePortUp().on("/walletsolidity/getnowblock", HEAD);
        FakeNode full = nodes.get(nodes.indexOf(solid) - 1);

        assertThat(get(network(full).solidHead()).height()).isEqualTo(286);
    }

    @Test
    void ofHeadsFallsBackWhenTheCheapCallIsGarbledButTellsTroubleAsItIs() {
        FakeNode garbled = node().on("/wallet/getblock", "{}").on("/wallet/getnowblock", HEAD);
        FakeNode busy = node().on("/wallet/getblock", FakeNode.status(503, "")).on("/wallet/getnowblock", HEAD);

        assertThat(get(network(garbled).head()).height()).isEqualTo(286);
        assertThat(catchThrowableOfType(
                                NodeTrouble.class, () -> get(network(busy).head()))
                        .code())
                .isEqualTo("HTTP_503");
        assertThat(busy.askedPaths()).containsExactly("/wallet/getblock");
    }

    @Test
    void ofABlockFallsBackToItsNumber() {
        FakeNode node = node().on("/wallet/getblockbynum", HEAD);
        ObjectNode other = HEAD.deepCopy();

        assertThat(get(network(node).block(286))).isPresent();
        assertThat(node.askedPaths()).containsExactly("/wallet/getblock", "/wallet/getblockbynum");
        node.on("/wallet/getblockbynum", other);
        assertThat(catchThrowableOfType(
                                NodeTrouble.class, () -> get(network(node).block(300)))
                        .kind())
                .as("another height than asked for")
                .isEqualTo(Kind.UNREADABLE);
    }

    /** The second of two nodes side by side, without a path yet; the first is the one before it in {@code nodes}. */
    private FakeNode nodeOnePortUp() {
        for (int attempt = 0; attempt < 50; attempt++) {
            FakeNode node = node();
            try {
                FakeNode neighbour = FakeNode.start(vertx, node.port() + 1);
                nodes.add(neighbour);
                return neighbour;
            } catch (AssertionError taken) {
                continue;
            }
        }
        throw new AssertionError("no two free ports side by side");
    }
}
