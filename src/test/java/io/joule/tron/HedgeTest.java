package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A read that takes long is asked of a second node too; a broadcast never, and never many reads. */
class HedgeTest extends NetworkFixture {

    private static final String ACCOUNT = "/wallet/getaccount";
    private static final String BROADCAST = "/wallet/broadcasthex";

    @Test
    void theSecondNodesAnswerIsTakenWhenTheFirstIsSilent() {
        FakeNode first = node().on(ACCOUNT, "{}");
        FakeNode second = node().on(ACCOUNT, "{}");
        HttpTronNetwork network =
                network(rules("hedge-at-least", "2s", "hedge-at-most", "2s", "hedge-percent", "100"), first, second);
        get(network.account(ALICE));
        first.on(ACCOUNT, FakeNode.silence());

        assertThat(get(network.account(ALICE)))
                .as("long before the time-out of 10 s")
                .isEmpty();

        assertThat(second.asked()).hasSize(1);
        assertThat(meters.get("joule.tron.hedges")
                        .tag("outcome", "won")
                        .counter()
                        .count())
                .isEqualTo(1);
        Awaitility.await()
                .untilAsserted(() -> assertThat(meters.get("joule.tron.calls")
                                .tag("outcome", "overtaken")
                                .timer()
                                .count())
                        .isEqualTo(1));
    }

    @Test
    void anAnswerInTimeCausesNoSecondQuestion() {
        FakeNode first = node().on(ACCOUNT, "{}");
        FakeNode second = node().on(ACCOUNT, "{}");
        HttpTronNetwork network =
                network(rules("hedge-at-least", "9s", "hedge-at-most", "9s", "hedge-percent", "100"), first, second);

        for (int read = 0; read < 30; read++) {
            get(network.account(ALICE));
        }

        assertThat(second.asked()).isEmpty();
    }

    @Test
    void ofAHundredReadsNoMoreAreHedgedThanAllowed() {
        AtomicInteger slow = new AtomicInteger();
        FakeNode first = node().on(ACCOUNT, asked -> {
            slow.incrementAndGet();
            vertx.setTimer(600, ignored -> asked.answer("{}"));
        });
        FakeNode second = node().on(ACCOUNT, "{}");
        HttpTronNetwork network = network(rules("hedge-at-most", "200ms", "hedge-percent", "10"), first, second);

        List<CompletableFuture<?>> reads = IntStream.range(0, 100)
                .<CompletableFuture<?>>mapToObj(i -> network.account(ALICE).subscribeAsCompletionStage())
                .toList();
        Awaitility.await().atMost(PATIENCE).until(() -> reads.stream().allMatch(CompletableFuture::isDone));

        assertThat(slow.get()).isEqualTo(100);
        assertThat(second.asked()).hasSize(10);
    }

    @Test
    void theCreditIsBoundedByTheShareAndByTheBurst() {
        HedgeCredit credit = new HedgeCredit(10);
        int spent = 0;
        for (int read = 0; read < 1_000; read++) {
            credit.read();
            spent += credit.spend() ? 1 : 0;
        }
        assertThat(spent).isEqualTo(100);
        IntStream.range(0, 100_000).forEach(ignored -> credit.read());
        int burst = 0;
        while (credit.spend()) {
            burst++;
        }
        assertThat(burst).isEqualTo(10);
    }

    @Test
    void aBroadcastIsNeverHedged() {
        FakeNode first = node().on(BROADCAST, FakeNode.silence());
        FakeNode second = node();
        CallLimits limits = new CallLimits(
                Duration.ofSeconds(2), Duration.ofSeconds(2), 32, 15, 1_000, 3, Duration.ofMinutes(5), Duration.ZERO);
        HttpTronNetwork network = network(limits, first, second);

        assertThat(get(network.broadcast(SIGNED)).meaning()).isEqualTo(BroadcastAnswer.Meaning.UNKNOWN);

        assertThat(first.asked()).hasSize(1);
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void theFirstMayTakeAsLongAsItUsuallyDoes() {
        NodeScore score = new NodeScore();
        for (int millis = 1; millis <= 19; millis++) {
            score.took("x", Duration.ofMillis(millis).toNanos());
        }
        assertThat(score.p95("x")).as("19 tell nothing yet").isEmpty();
        score.took("x", Duration.ofMillis(20).toNanos());
        assertThat(score.p95("x")).hasValue(Duration.ofMillis(19).toNanos());
        assertThat(score.p95("y")).isEmpty();
        IntStream.range(0, 64)
                .forEach(i -> score.took("x", Duration.ofMillis(100 + i).toNanos()));
        assertThat(score.p95("x"))
                .as("only the last 64 count")
                .hasValue(Duration.ofMillis(160).toNanos());
    }
}
