package io.joule.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LatestTest {

    private final Latest<String> latest = new Latest<>("nothing yet");

    @Test
    void aReadThatBeganEarlierAndEndsLaterDoesNotReplaceTheNewerOne() {
        CompletableFuture<String> before = begin();
        CompletableFuture<String> after = begin();
        after.complete("seeded");
        before.complete("empty");
        assertThat(latest.get()).isEqualTo("seeded");
    }

    @Test
    void readsThatEndInTheirOrderAreEachSeen() {
        CompletableFuture<String> before = begin();
        CompletableFuture<String> after = begin();
        assertThat(latest.get()).isEqualTo("nothing yet");
        before.complete("first");
        assertThat(latest.get()).isEqualTo("first");
        after.complete("second");
        assertThat(latest.get()).isEqualTo("second");
    }

    @Test
    void aReadThatFailsChangesNothing() {
        begin().complete("known");
        begin().completeExceptionally(new IllegalStateException("no database"));
        assertThat(latest.get()).isEqualTo("known");
    }

    private CompletableFuture<String> begin() {
        CompletableFuture<String> source = new CompletableFuture<>();
        latest.read(() -> Uni.createFrom().completionStage(source)).subscribe().with(done -> {}, failure -> {});
        return source;
    }
}
