package io.joule.base;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * PostgreSQL NOTIFY turned into calls: what one instance commits wakes them all. It is a hint only; every loop also
 * looks by itself, so a lost wake-up costs time and nothing else. After a lost connection every loop is woken once.
 */
@ApplicationScoped
public class Wakeups {

    static final String CHANNEL = "joule";
    private static final Logger LOG = Logger.getLogger(Wakeups.class);
    private static final long RECONNECT_MS = 1000;

    private final Map<Topic, List<Runnable>> listeners = new EnumMap<>(Topic.class);
    private final Vertx vertx;
    private final PgSubscriber subscriber;
    private volatile boolean stopped;

    public Wakeups(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.vertx = vertx;
        for (Topic topic : Topic.values()) {
            listeners.put(topic, new CopyOnWriteArrayList<>());
        }
        PgConnectOptions options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""));
        subscriber = PgSubscriber.subscriber(vertx, options.setUser(user).setPassword(password));
    }

    public void start() {
        subscriber
                .channel(CHANNEL)
                .subscribeHandler(ignored ->
                        listeners.keySet().stream().filter(Topic::isHint).forEach(this::wake))
                .handler(this::received);
        subscriber.reconnectPolicy(retries -> RECONNECT_MS);
        connect();
    }

    public void stop() {
        stopped = true;
        subscriber.close();
    }

    /** The subscriber mends a connection that breaks, but not a first one that fails. */
    private void connect() {
        subscriber.connect().onFailure(e -> {
            LOG.warnf("not listening for wake-ups yet: %s", e.getMessage());
            vertx.setTimer(RECONNECT_MS, ignored -> {
                if (!stopped) {
                    // It counts as open from its first try on, and would do nothing when told to connect again.
                    subscriber.close();
                    connect();
                }
            });
        });
    }

    /** {@code listener} must return at once and may run on any event loop. */
    public void on(Topic topic, Runnable listener) {
        listeners.get(topic).add(listener);
    }

    private void received(String payload) {
        for (Topic topic : Topic.values()) {
            if (topic.name().equals(payload)) {
                wake(topic);
            }
        }
    }

    private void wake(Topic topic) {
        listeners.get(topic).forEach(Runnable::run);
    }
}
