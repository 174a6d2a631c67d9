package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.joule.cluster.Pace;
import io.joule.cluster.SharedTurns;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What may be asked of one node, on clocks that are moved by hand. */
class NodeBudgetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-11-24T23:00:00Z"));

    @Test
    void aDayHasItsQuotaAndTheLastPartIsKeptForWhatCantWait() {
        DayQuota quota = quota(100);
        for (int call = 0; call < 90; call++) {
            assertThat(quota.admits(Priority.ORDINARY)).isTrue();
            quota.use();
        }
        assertThat(quota.isLow()).isTrue();
        assertThat(quota.left()).isEqualTo(10);

        assertThat(quota.admits(Priority.ORDINARY)).as("one, and then a crawl").isTrue();
        assertThat(quota.admits(Priority.ORDINARY)).isFalse();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(quota.admits(Priority.ORDINARY)).isTrue();
        for (int call = 0; call < 50; call++) {
            assertThat(quota.admits(Priority.ESSENTIAL)).isTrue();
            quota.use();
        }
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(quota.admits(Priority.ORDINARY)).as("nothing is left").isFalse();
        assertThat(quota.admits(Priority.ESSENTIAL)).isTrue();
    }

    @Test
    void eachKindOfQuestionHasItsOwnTurnsAtACrawlAndWhatWasBegunMayEnd() {
        DayQuota quota = quota(100);
        use(quota, 90);

        for (Priority kind : new Priority[] {Priority.ORDINARY, Priority.BLOCKS, Priority.HEAD}) {
            assertThat(quota.admits(kind)).as("%s", kind).isTrue();
            assertThat(quota.admits(kind)).as("%s again", kind).isFalse();
        }
        assertThat(quota.admits(Priority.BEGUN)).isTrue();
        assertThat(quota.admits(Priority.BEGUN)).isTrue();

        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(quota.admits(Priority.HEAD)).as("a block has passed").isTrue();
        assertThat(quota.admits(Priority.BLOCKS)).isFalse();
    }

    @Test
    void theDayIsTheUtcDayAndItsCountBeginsAnewAtMidnight() {
        DayQuota quota = quota(100);
        use(quota, 95);
        time.set(Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(quota.left()).isEqualTo(100);
        use(quota, 3);
        time.set(Instant.parse("2026-11-24T23:59:59Z"));
        assertThat(quota.left()).as("a clock put back gives nothing").isEqualTo(97);
    }

    @Test
    void whatOthersUsedCountsAndAStoreThatForgotDoesNot() {
        DayQuota quota = quota(100);
        use(quota, 5);
        quota.learn(quota.day(), 60);
        assertThat(quota.left()).isEqualTo(40);
        quota.learn(quota.day(), 1);
        assertThat(quota.left()).isEqualTo(40);
        quota.learn(quota.day() - 1, 99);
        assertThat(quota.left()).isEqualTo(40);
    }

    @Test
    void aNodeThatTurnedACallAwayIsLeftAloneLongerEachTimeAndNotLongerThanTheLimit() {
        Pause pause = new Pause("node", NodeRules.standard(), nanos::get);
        for (int seconds : new int[] {5, 10, 20, 30, 30}) {
            pause.begin("429");
            pause.begin("a call that was under way");
            nanos.addAndGet(Duration.ofSeconds(seconds).toNanos() - 1);
            assertThat(pause.isOn()).as("%d s", seconds).isTrue();
            nanos.addAndGet(1);
            assertThat(pause.isOn()).as("%d s", seconds).isFalse();
        }
        pause.answered();
        pause.begin("429");
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(pause.isOn()).isFalse();
    }

    @Test
    void aPausedNodeIsNotAskedAndABroadcastThatWasKeptBackSurelyNeverLeft() {
        NodeBudget budget = budget(15, SharedTurns.none());
        budget.pause("429");

        NodeTrouble trouble = refused(budget.take(Priority.ESSENTIAL, PATIENCE));

        assertThat(trouble.kind()).isEqualTo(NodeTrouble.Kind.RATE_LIMITED);
        assertThat(trouble.isSickness()).isFalse();
        assertThat(BroadcastAnswers.of(trouble).meaning()).isEqualTo(BroadcastAnswer.Meaning.BUSY);
    }

    @Test
    void aQueueOfReadsLeavesABroadcastATurn() {
        NodeBudget budget = budget(1, SharedTurns.none());
        int reads = 0;
        while (wouldGo(budget, Priority.ORDINARY)) {
            reads++;
        }
        assertThat(reads).isEqualTo(3);
        assertThat(wouldGo(budget, Priority.ESSENTIAL)).isTrue();
    }

    @Test
    void theLimitOfAllInstancesHoldsAndWhenTheyCantTalkEachKeepsItsOwn() {
        AtomicReference<Optional<SharedTurns.Turn>> together =
                new AtomicReference<>(Optional.of(new SharedTurns.Turn(false, 9, 0, 7)));
        NodeBudget budget =
                budget(10, (key, pace, limit, day, used) -> Uni.createFrom().item(together.get()));

        assertThat(refused(budget.take(Priority.ORDINARY, PATIENCE)).getMessage())
                .contains("together");
        assertThat(budget.quota().used()).isEqualTo(7);
        together.set(Optional.empty());
        SplittableRandom random = new SplittableRandom(3);
        int went = 0;
        for (int call = 0; call < 400; call++) {
            nanos.addAndGet(random.nextLong(Duration.ofMillis(50).toNanos()));
            went += wouldGo(budget, Priority.ORDINARY) ? 1 : 0;
        }
        assertThat(went).isLessThanOrEqualTo((int) (nanos.get() / 100_000_000 + 10 + 20));
    }

    private boolean wouldGo(NodeBudget budget, Priority priority) {
        boolean[] refused = {false};
        budget.take(priority, PATIENCE)
                .subscribe()
                .with(ignored -> {}, failure -> refused[0] = true)
                .cancel();
        return !refused[0];
    }

    private NodeBudget budget(int perSecond, SharedTurns shared) {
        Pause pause = new Pause("node", NodeRules.standard(), nanos::get);
        return new NodeBudget(Pace.perSecond(perSecond), quota(1_000), pause, shared, "node", nanos::get);
    }

    private DayQuota quota(int perDay) {
        return new DayQuota(perDay, 10, time::get, nanos::get);
    }

    private static void use(DayQuota quota, int times) {
        for (int i = 0; i < times; i++) {
            quota.use();
        }
    }

    private static NodeTrouble refused(Uni<?> uni) {
        return catchThrowableOfType(NodeTrouble.class, () -> uni.await().atMost(Duration.ofSeconds(10)));
    }
}
