package io.joule.base;

import static org.awaitility.Awaitility.await;

import io.joule.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WakeupsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final AtomicInteger woken = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private final URI database = URI.create(DATABASE.url());
    private volatile NetSocket last;
    private NetServer wire;
    private Wakeups wakeups;

    @BeforeEach
    void wire() {
        listen(0);
        String url = "vertx-reactive:postgresql://localhost:" + wire.actualPort() + database.getPath();
        wakeups = new Wakeups(vertx, url, "postgres", "postgres");
        wakeups.on(Topic.ORDERS, woken::incrementAndGet);
    }

    @AfterEach
    void close() {
        wakeups.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aFirstConnectionThatFailsIsTriedAgain() {
        wire.close().toCompletionStage().toCompletableFuture().join();
        wakeups.start();
        // Nobody listens there for longer than one try takes.
        await().during(Duration.ofMillis(300)).until(() -> woken.get() == 0);
        listen(wire.actualPort());
        await().until(() -> woken.get() > 0);
        hears();
    }

    @Test
    void afterALostConnectionEverythingIsWokenOnceAndHearsAgain() {
        wakeups.start();
        await().until(() -> woken.get() > 0);
        int before = woken.get();
        last.close();
        await().until(() -> woken.get() > before);
        hears();
    }

    private void listen(int port) {
        wire = vertx.createNetServer().connectHandler(this::connect);
        wire.listen(port, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    private void hears() {
        int before = woken.get();
        DATABASE.pool()
                .withTransaction(tx -> Sql.notify(tx, Topic.ORDERS))
                .await()
                .indefinitely();
        await().until(() -> woken.get() > before);
    }

    private void connect(NetSocket inside) {
        last = inside;
        inside.pause();
        vertx.createNetClient().connect(database.getPort(), "localhost").onSuccess(outside -> {
            inside.pipeTo(outside);
            outside.pipeTo(inside);
        });
    }
}
