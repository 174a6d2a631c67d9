package io.joule.sandbox;

import io.joule.base.SystemClock;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.SandboxNode;
import io.joule.tron.NetworkKind;
import io.joule.tron.TronConfig;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** The sandbox inside the service: the demo network with its node, started before anything asks for a node. */
@ApplicationScoped
@UnlessBuildProfile("prod")
public class SandboxNetwork {

    private static final Logger LOG = Logger.getLogger(SandboxNetwork.class);
    private static final String HOST = "127.0.0.1";
    /** Before everything that talks to a node at start. */
    private static final int FIRST = 1;

    private static final long STOP_SECONDS = 5;

    private final SandboxConfig config;
    private final Vertx vertx;
    private final Faults faults = new Faults();
    private Optional<DemoNetwork> network = Optional.empty();
    private SandboxNode node;

    SandboxNetwork(SandboxConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    @PostConstruct
    void start() {
        if (!config.enabled().orElse(noRealNetworkIsNamed())) {
            return;
        }
        SystemClock clock = new SystemClock();
        ChainConfig chain = ChainConfig.mainnet()
                .withStartTime(clock.millis())
                .withBlockTime(config.blockTime().toMillis())
                .withSolidLag(config.solidLag());
        DemoNetwork demo = config.manualTime() ? DemoNetwork.byHand(chain) : DemoNetwork.real(chain, clock::millis);
        node = new SandboxNode(vertx, demo.chain(), faults, DemoNetwork.USDT.address());
        new SandboxControl(vertx, demo, faults).attach(node.router());
        listen();
        network = Optional.of(demo);
        LOG.infof("The sandbox network runs; its node listens on %s", url().orElseThrow());
    }

    /** Whoever asks for this bean needs the port, so its start waits: once, on the thread that starts the service. */
    private void listen() {
        try {
            node.start(HOST, config.port())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The sandbox node can't listen on port " + config.port()
                            + ": name a free one in joule.sandbox.port, or 0 for any",
                    e.getCause());
        }
    }

    private static boolean noRealNetworkIsNamed() {
        TronConfig tron = configured();
        return tron.nodes().isEmpty()
                && tron.network()
                        .filter(name -> NetworkKind.parse(name) != NetworkKind.SANDBOX)
                        .isEmpty();
    }

    /** What the configuration says, without the sandbox. */
    static TronConfig configured() {
        return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(TronConfig.class);
    }

    void begin(@Observes @Priority(FIRST) StartupEvent event) {
        LOG.debugf("The sandbox is %s", isOn() ? "on" : "off");
    }

    void routes(@Observes Router router) {
        network.ifPresent(demo -> new SandboxControl(vertx, demo, faults).attach(router));
    }

    @PreDestroy
    void stop() {
        if (node != null) {
            // A live reload starts the next node on the same port, so this one must be gone first.
            node.stop()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(failure -> null)
                    .join();
        }
    }

    public boolean isOn() {
        return network.isPresent();
    }

    /** Empty when the sandbox is off. */
    public Optional<DemoNetwork> network() {
        return network;
    }

    public Faults faults() {
        return faults;
    }

    /** Base address of the simulated node; empty when the sandbox is off. */
    public Optional<String> url() {
        return node == null ? Optional.empty() : Optional.of("http://" + HOST + ":" + node.port());
    }
}
