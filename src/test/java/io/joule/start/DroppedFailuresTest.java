package io.joule.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.tron.NodeTrouble;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two questions that fail at once: the first failure is the caller's, the second nobody's. */
class DroppedFailuresTest {

    private final Logger logger = Logger.getLogger(DroppedFailures.class.getName());
    private final List<Level> levels = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord told) {
            levels.add(told.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        new DroppedFailures().begin(null);
        logger.addHandler(handler);
    }

    @AfterEach
    void letGo() {
        logger.removeHandler(handler);
        Infrastructure.resetDroppedExceptionHandler();
    }

    @Test
    void aSecondQuestionToANodeThatIsDownIsNoError() {
        bothFail(new NodeTrouble(NodeTrouble.Kind.UNAVAILABLE, "no connection"));
        assertThat(levels).allMatch(level -> level.intValue() < Level.INFO.intValue());
    }

    @Test
    void anythingElseIs() {
        bothFail(new IllegalStateException("ours"));
        assertThat(levels).anyMatch(level -> level.intValue() > Level.WARNING.intValue());
    }

    private static void bothFail(RuntimeException failure) {
        Infrastructure.handleDroppedException(failure);
        Uni<Object> failing = Uni.createFrom().failure(failure);
        Uni.combine().all().unis(failing, failing).asTuple().subscribe().with(item -> {}, known -> {});
    }
}
