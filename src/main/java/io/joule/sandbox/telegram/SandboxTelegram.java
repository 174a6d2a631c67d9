package io.joule.sandbox.telegram;

import io.joule.base.SystemClock;
import io.joule.notice.telegram.TelegramConfig;
import io.joule.sandbox.SandboxConfig;
import io.joule.sandbox.SandboxNetwork;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** The simulated Telegram inside the service, with its people and its page. */
@ApplicationScoped
@UnlessBuildProfile("prod")
public class SandboxTelegram {

    /** Who talks to the bot on the page, each with a demo wallet. */
    static final List<Person> PEOPLE = List.of(
            new Person(100_001, "Alice", "en", "customer-1"),
            new Person(100_002, "李雷", "zh-hans", "customer-2"),
            new Person(100_003, "Bob", "en", "customer-3"),
            new Person(100_004, "韩梅梅", "zh-hant", "customer-4"));

    private static final Logger LOG = Logger.getLogger(SandboxTelegram.class);
    private static final String HOST = "127.0.0.1";
    private static final long STOP_SECONDS = 5;

    private final SandboxConfig config;
    private final SandboxNetwork network;
    private final Vertx vertx;
    private SimulatedTelegram telegram;
    private BotApiServer server;

    SandboxTelegram(SandboxConfig config, SandboxNetwork network, Vertx vertx) {
        this.config = config;
        this.network = network;
        this.vertx = vertx;
    }

    @PostConstruct
    void start() {
        if (!config.telegram().enabled().orElse(configured().token().isEmpty())) {
            return;
        }
        telegram = new SimulatedTelegram(
                new SystemClock()::millis, config.telegram().chatBurst());
        PEOPLE.forEach(telegram::join);
        server = new BotApiServer(vertx, telegram);
        listen();
        LOG.infof("The simulated Telegram runs; its Bot API listens on %s", url().orElseThrow());
    }

    /** Whoever asks for this bean needs the port, so its start waits: once, on the thread that starts the service. */
    private void listen() {
        try {
            server.start(HOST, config.telegram().port())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The simulated Bot API can't listen on port "
                            + config.telegram().port()
                            + ": name a free one in joule.sandbox.telegram.port, or 0 for any",
                    e.getCause());
        }
    }

    /** What the configuration says, without the sandbox. */
    public static TelegramConfig configured() {
        return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(TelegramConfig.class);
    }

    /** Where the simulated Bot API listens; empty when it is off. */
    public Optional<String> url() {
        return Optional.ofNullable(server).map(on -> "http://" + HOST + ":" + on.port());
    }

    /** Empty when it is off. */
    public Optional<SimulatedTelegram> telegram() {
        return Optional.ofNullable(telegram);
    }

    /** Empty when it is off. */
    public Optional<BotApiServer> server() {
        return Optional.ofNullable(server);
    }

    void routes(@Observes Router router) {
        if (telegram != null) {
            new ChatPage(vertx, telegram, network.network()).attach(router);
        }
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            // A live reload starts the next server on the same port, so this one must be gone first.
            server.stop()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(failure -> null)
                    .join();
        }
    }
}
