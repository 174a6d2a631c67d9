package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.tron.BroadcastAnswer.Meaning;
import io.joule.tron.NodeTrouble.Kind;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Several nodes: reads go on to the next, what belongs together stays together, a broadcast goes once to one. */
class FailOverTest extends NetworkFixture {

    private static final JsonNode HEAD = Golden.response("10_blocks", "getblock head, header only");
    private static final String ACCEPTED = "{\"result\":true,\"code\":\"SUCCESS\",\"txid\":\"" + TX + "\"}";

    @Test
    void aReadGoesToTheNextNodeOnAnyTrouble() {
        FakeNode sick = node().otherwise(FakeNode.status(503, ""));
        FakeNode refusing = node().otherwise(FakeNode.body("{\"Error\":\"this API is closed\"}"));
        FakeNode well = node().on("/wallet/getaccount", "{}");

        assertThat(get(network(sick, refusing, well).account(ALICE))).isEmpty();

        assertThat(sick.askedPaths()).containsExactly("/wallet/getaccount");
        assertThat(refusing.askedPaths()).containsExactly("/wallet/getaccount");
    }

    @Test
    void theFirstNodeIsAskedAsLongAsItAnswers() {
        FakeNode first = node().on("/wallet/getaccount", "{}");
        FakeNode second = node().on("/wallet/getaccount", "{}");
        HttpTronNetwork network = network(first, second);

        for (int round = 0; round < 5; round++) {
            get(network.account(ALICE));
        }

        assertThat(first.asked()).hasSize(5);
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void whenNoNodeAnswersTheTroubleNamesThemAll() {
        FakeNode sick = node().otherwise(FakeNode.status(503, ""));
        FakeNode garbled = node().otherwise(FakeNode.body("<html>"));

        NodeTrouble trouble = catchThrowableOfType(
                NodeTrouble.class, () -> get(network(sick, garbled).account(ALICE)));

        assertThat(trouble.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(trouble.getMessage()).contains(":" + sick.port(), "503", ":" + garbled.port());
    }

    @Test
    void aNodeThatKeepsFailingIsAskedLastUntilItHasRested() {
        FakeNode sick = node().otherwise(FakeNode.status(503, ""));
        FakeNode well = node().on("/wallet/getaccount", "{}");
        Duration rest = Duration.ofMillis(500);
        CallLimits limits =
                new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), 32, 15, 1_000, 3, rest, Duration.ZERO);
        HttpTronNetwork network = network(limits, sick, well);

        for (int round = 0; round < 10; round++) {
            get(network.account(ALICE));
        }
        int whileResting = sick.asked().size();
        sick.on("/wallet/getaccount", "{}");

        assertThat(whileResting).isLessThan(10).isGreaterThanOrEqualTo(3);
        Awaitility.await().atMost(PATIENCE).until(() -> {
            get(network.account(ALICE));
            return sick.asked().size() > whileResting;
        });
        int before = well.asked().size();
        get(network.account(ALICE));
        assertThat(well.asked()).as("the first is the first again").hasSize(before);
    }

    @Test
    void aQuestionThatFailsHalfWayIsAskedAnewInWholeAtTheNextNode() {
        FakeNode halfway =
                node().on("/wallet/getblock", HEAD).on("/wallet/getcandelegatedmaxsize", FakeNode.status(503, ""));
        FakeNode well =
                node().on("/wallet/getblock", HEAD).on("/wallet/getcandelegatedmaxsize", "{\"max_size\":5000000}");

        assertThat(get(network(halfway, well).delegatable(ALICE)).amount().value())
                .isEqualTo(5_000_000);

        assertThat(halfway.askedPaths()).containsExactly("/wallet/getblock", "/wallet/getcandelegatedmaxsize");
        assertThat(well.askedPaths()).containsExactly("/wallet/getblock", "/wallet/getcandelegatedmaxsize");
    }

    @Test
    void aBroadcastIsNeverSentTwiceByItself() {
        FakeNode sick = node().otherwise(FakeNode.status(503, ""));
        FakeNode well = node().on("/wallet/broadcasthex", ACCEPTED);

        BroadcastAnswer answer = get(network(sick, well).broadcast(SIGNED));

        assertThat(answer.meaning()).isEqualTo(Meaning.UNKNOWN);
        assertThat(answer.code()).isEqualTo("HTTP_503");
        assertThat(sick.asked()).hasSize(1);
        assertThat(well.asked()).isEmpty();
    }

    @Test
    void anExplicitRepeatOfABroadcastGoesToAnotherNode() {
        FakeNode first = node().on("/wallet/broadcasthex", ACCEPTED);
        FakeNode second = node().on("/wallet/broadcasthex", ACCEPTED);
        HttpTronNetwork network = network(first, second);

        get(network.broadcast(SIGNED));
        get(network.broadcast(SIGNED));

        assertThat(first.asked()).hasSize(1);
        assertThat(second.asked()).hasSize(1);
    }

    @Test
    void noMoreCallsAreInFlightAtANodeThanAllowedAndTheRestFollows() {
        List<FakeNode.Asked> held = Collections.synchronizedList(new java.util.ArrayList<>());
        FakeNode node = node().on("/wallet/getaccount", held::add);
        CallLimits limits = new CallLimits(PATIENCE, PATIENCE, 4, 15, 1_000, 3, Duration.ofSeconds(1), Duration.ZERO);
        HttpTronNetwork network = network(limits, node);

        List<CompletableFuture<?>> calls = java.util.stream.IntStream.range(0, 20)
                .<CompletableFuture<?>>mapToObj(i -> network.account(ALICE).subscribeAsCompletionStage())
                .toList();
        int answered = 0;
        while (answered < 20) {
            int waiting = Math.min(4, 20 - answered);
            Awaitility.await().atMost(PATIENCE).until(() -> held.size() == waiting);
            assertThat(node.asked()).hasSize(answered + waiting);
            answered += waiting;
            List<FakeNode.Asked> now = List.copyOf(held);
            held.clear();
            vertx.runOnContext(ignored -> now.forEach(asked -> asked.answer("{}")));
        }

        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void callsThatTimeOutFreeTheirPlaces() {
        FakeNode node = node().otherwise(FakeNode.silence());
        Duration timeout = Duration.ofMillis(300);
        CallLimits limits = new CallLimits(timeout, timeout, 2, 15, 1_000, 1_000, timeout, Duration.ZERO);
        HttpTronNetwork network = network(limits, node);
        List<CompletableFuture<?>> calls = java.util.stream.IntStream.range(0, 10)
                .<CompletableFuture<?>>mapToObj(i -> network.account(ALICE).subscribeAsCompletionStage())
                .toList();
        Awaitility.await().atMost(PATIENCE).until(() -> calls.stream().allMatch(CompletableFuture::isDone));

        node.on("/wallet/getaccount", "{}");

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(network.account(ALICE))).isEmpty());
    }

    @Test
    void anAnswerComesBackOnTheContextThatAsked() throws Exception {
        FakeNode sick = node().otherwise(FakeNode.silence());
        FakeNode well = node().on("/wallet/getaccount", "{}");
        HttpTronNetwork network = network(limits(Duration.ofMillis(300)), sick, well);
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Context> cameBackOn = new CompletableFuture<>();

        context.runOnContext(ignored -> network.account(ALICE)
                .subscribe()
                .with(
                        account -> cameBackOn.complete(io.vertx.core.Vertx.currentContext()),
                        cameBackOn::completeExceptionally));

        assertThat(cameBackOn.get(20, TimeUnit.SECONDS)).isSameAs(context);
    }

    @Test
    void everyCallIsCountedWithItsOutcome() {
        FakeNode sick = node().otherwise(FakeNode.status(503, ""));
        FakeNode well = node().on("/wallet/getaccount", "{}");

        get(network(sick, well).account(ALICE));

        assertThat(meters.get("joule.tron.calls")
                        .tag("endpoint", "127.0.0.1:" + sick.port())
                        .tag("outcome", "unavailable")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("joule.tron.calls")
                        .tag("call", "getaccount")
                        .tag("outcome", "answered")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theApiKeyGoesToItsOwnNodeOnly() {
        FakeNode plain = node().otherwise(FakeNode.status(503, ""));
        FakeNode keyed = node().on("/wallet/getaccount", "{}");
        NodeEndpoint withKey = new NodeEndpoint(keyed.url(), keyed.url(), Optional.of("key-4711"));
        HttpTronNetwork network = network(limits(PATIENCE), plain.endpoint(), withKey);

        get(network.account(ALICE));

        assertThat(plain.asked().get(0).request().headers().contains("TRON-PRO-API-KEY"))
                .isFalse();
        assertThat(keyed.asked().get(0).request().getHeader("TRON-PRO-API-KEY")).isEqualTo("key-4711");
        assertThat(withKey.toString()).doesNotContain("key-4711");
        assertThat(new NodeList(List.of(withKey)).toString()).doesNotContain("key-4711");
    }
}
