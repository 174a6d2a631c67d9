package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.joule.tron.BroadcastAnswer.Meaning;
import io.joule.tron.FakeNode.Reply;
import io.joule.tron.NodeTrouble.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a node sends, or does not send, gets past the client as anything but a classified trouble. */
class NodeMisbehaviourTest extends NetworkFixture {

    private static final Duration SHORT = Duration.ofMillis(400);

    private static final Map<String, Reply> AT_ONCE = Map.ofEntries(
            Map.entry("UNREADABLE an HTML page", FakeNode.body("<html><body>Welcome to nginx</body></html>")),
            Map.entry("UNREADABLE an empty body", FakeNode.body("")),
            Map.entry("UNREADABLE only blanks", FakeNode.body("  \n ")),
            Map.entry("UNREADABLE truncated JSON", FakeNode.body("{\"blockID\":\"0000")),
            Map.entry("UNREADABLE text after the JSON", FakeNode.body("{} {}")),
            Map.entry("UNREADABLE a field twice", FakeNode.body("{\"id\":1,\"id\":2}")),
            Map.entry("UNREADABLE null", FakeNode.body("null")),
            Map.entry("UNREADABLE a number", FakeNode.body("42")),
            Map.entry("UNREADABLE a text", FakeNode.body("\"ok\"")),
            Map.entry("UNREADABLE a list of lists", FakeNode.body("[[]]")),
            Map.entry("UNREADABLE a list of numbers", FakeNode.body("[1]")),
            Map.entry("UNREADABLE binary garbage", FakeNode.body("\u0000\u0001\ufffd{")),
            Map.entry("UNREADABLE a very deep list", FakeNode.body("[".repeat(100_000))),
            Map.entry("UNREADABLE a number of 5000 digits", FakeNode.body("{\"balance\":" + "9".repeat(5_000) + "}")),
            Map.entry("UNREADABLE a body without end", FakeNode.body("{\"id\":\"" + "a".repeat(300_000) + "\"}")),
            Map.entry(
                    "UNREADABLE a redirect",
                    asked -> asked.request()
                            .response()
                            .setStatusCode(302)
                            .putHeader("Location", "http://127.0.0.1:1/")
                            .end()),
            Map.entry("UNREADABLE no content", FakeNode.status(204, "")),
            Map.entry("RATE_LIMITED 403", FakeNode.status(403, "{\"Error\":\"key exceeds the frequency limit\"}")),
            Map.entry("RATE_LIMITED 429", FakeNode.status(429, "Too many requests")),
            Map.entry("UNAVAILABLE 404", FakeNode.status(404, "<html>Not found</html>")),
            Map.entry("UNAVAILABLE 405", FakeNode.status(405, "<html>Error 405</html>")),
            Map.entry("UNAVAILABLE 500", FakeNode.status(500, "{\"block\":[]}")),
            Map.entry("UNAVAILABLE 502", FakeNode.status(502, "<html>Bad Gateway</html>")),
            Map.entry("UNAVAILABLE 503", FakeNode.status(503, "")),
            Map.entry("REFUSED 400", FakeNode.status(400, "bad request")),
            Map.entry("REFUSED 401", FakeNode.status(401, "who are you")),
            Map.entry("REFUSED an Error", FakeNode.body("{\"Error\":\"class x.Y : INVALID hex String\"}")),
            Map.entry(
                    "RATE_LIMITED the node's own limit",
                    FakeNode.body(
                            "{\"Error\":\"class java.lang.IllegalAccessException : lack of computing resources\"}")),
            Map.entry(
                    "UNREACHABLE a closed connection",
                    asked -> asked.request().connection().close()),
            Map.entry("UNREACHABLE a connection closed in the middle", asked -> {
                asked.request().response().putHeader("Content-Length", "1000").write("{\"id\":");
                asked.request().connection().close();
            }));

    private static final Map<String, Reply> NEVER = Map.of(
            "silence",
            FakeNode.silence(),
            "half an answer",
            asked -> asked.request()
                    .response()
                    .putHeader("Content-Length", "1000")
                    .write("{\"id\":"));

    static Stream<Arguments> atOnce() {
        return AT_ONCE.keySet().stream()
                .sorted()
                .flatMap(name -> reads().keySet().stream().map(read -> Arguments.of(name, read)));
    }

    static Stream<Arguments> never() {
        return NEVER.keySet().stream()
                .flatMap(name -> Stream.of("head", "solidInfo", "account").map(read -> Arguments.of(name, read)));
    }

    static Stream<String> replies() {
        return AT_ONCE.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("atOnce")
    void aReadFailsWithTheKindOfTrouble(String name, String read) {
        FakeNode node = node().otherwise(AT_ONCE.get(name));

        NodeTrouble trouble = trouble(reads().get(read).apply(network(node)));

        assertThat(trouble.kind()).isEqualTo(Kind.valueOf(name.split(" ")[0]));
        assertThat(trouble.getMessage()).contains("127.0.0.1:" + node.port()).hasSizeLessThan(500);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("never")
    void aReadDoesNotHang(String name, String read) {
        FakeNode node = node().otherwise(NEVER.get(name));

        NodeTrouble trouble = trouble(reads().get(read).apply(network(limits(SHORT), node)));

        assertThat(trouble.kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void anAnswerThatComesInDripsEndsAtTheTimeOut() {
        FakeNode node = node().otherwise(asked -> {
            asked.request().response().setChunked(true).write("{\"a\":\"");
            vertx.setPeriodic(20, timer -> {
                if (asked.request().response().closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    asked.request().response().write("x");
                }
            });
        });

        NodeTrouble trouble = trouble(network(limits(SHORT), node).head());

        assertThat(trouble.kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void anAddressWithNothingBehindItIsUnreachable() {
        FakeNode gone = node();
        gone.close();

        assertThat(trouble(network(gone).head()).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(get(network(gone).broadcast(SIGNED)))
                .satisfies(answer -> assertThat(answer.meaning()).isEqualTo(Meaning.BUSY))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo("UNREACHABLE"));
    }

    @Test
    void somethingThatIsNoHttpServerIsATrouble() throws Exception {
        NetServer server = vertx.createNetServer()
                .connectHandler(
                        socket -> socket.handler(ignored -> socket.write("220 mail.example.org ESMTP\r\n\r\n")));
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
        String url = "http://127.0.0.1:" + server.actualPort();

        HttpTronNetwork network = network(limits(Duration.ofSeconds(10)), new NodeEndpoint(url, url, Optional.empty()));

        assertThat(trouble(network.head()).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(get(network.broadcast(SIGNED)).meaning()).isEqualTo(Meaning.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aBroadcastThatIsNotAnsweredClearlyIsUnknown(String name) {
        FakeNode node = node().otherwise(AT_ONCE.get(name));

        BroadcastAnswer answer = get(network(node).broadcast(SIGNED));

        assertThat(answer.meaning()).isEqualTo(Meaning.UNKNOWN);
        assertThat(answer.message()).hasSizeLessThanOrEqualTo(300);
        assertThat(node.asked()).as("sent once").hasSize(1);
    }

    @Test
    void aBroadcastWithoutAnAnswerIsUnknownAndTellsThatItTimedOut() {
        FakeNode node = node().otherwise(FakeNode.silence());

        BroadcastAnswer answer = get(network(limits(SHORT), node).broadcast(SIGNED));

        assertThat(answer.meaning()).isEqualTo(Meaning.UNKNOWN);
        assertThat(answer.code()).isEqualTo("TIMEOUT");
    }

    private static NodeTrouble trouble(Uni<?> uni) {
        return catchThrowableOfType(NodeTrouble.class, () -> get(uni));
    }
}
