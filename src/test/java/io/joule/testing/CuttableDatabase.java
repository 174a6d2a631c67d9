package io.joule.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A database behind a wire that a test can cut. Resources and tests may be loaded apart from each other, so the knife
 * is a system property.
 */
public class CuttableDatabase implements QuarkusTestResourceLifecycleManager {

    private static final String CUT = "joule.test.database-cut";
    private static final long LOOK_EVERY_MS = 20;

    private final QuarkusDatabase database = new QuarkusDatabase();
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private Vertx vertx;

    /** Breaks every connection, and lets no new one through until {@code false}. */
    public static void cut(boolean cut) {
        System.setProperty(CUT, Boolean.toString(cut));
    }

    @Override
    public Map<String, String> start() {
        cut(false);
        Map<String, String> settings = new HashMap<>(database.start());
        vertx = Vertx.vertx();
        NetClient client = vertx.createNetClient();
        NetServer wire = vertx.createNetServer().connectHandler(inside -> connect(inside, client));
        wire.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
        vertx.setPeriodic(LOOK_EVERY_MS, ignored -> {
            if (Boolean.getBoolean(CUT)) {
                open.forEach(NetSocket::close);
            }
        });
        settings.computeIfPresent(
                "quarkus.datasource.reactive.url",
                (name, url) -> url.replace(":" + TestServer.port() + "/", ":" + wire.actualPort() + "/"));
        return settings;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.stop();
    }

    private void connect(NetSocket inside, NetClient client) {
        if (Boolean.getBoolean(CUT)) {
            inside.close();
            return;
        }
        inside.pause();
        client.connect(TestServer.port(), "localhost")
                .onFailure(e -> inside.close())
                .onSuccess(outside -> {
                    join(inside, outside);
                    join(outside, inside);
                });
    }

    private void join(NetSocket from, NetSocket to) {
        open.add(from);
        from.closeHandler(ignored -> {
            open.remove(from);
            to.close();
        });
        from.handler(to::write);
        from.resume();
    }
}
