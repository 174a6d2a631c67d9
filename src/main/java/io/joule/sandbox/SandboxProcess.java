package io.joule.sandbox;

import io.joule.base.Clock;
import io.joule.base.SystemClock;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.SandboxNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/**
 * The sandbox network as a program of its own, for tests that kill the service while the chain lives on. Arguments:
 * {@code --port=18090 --block-time=3000 --solid-lag=19 --manual --tied}, all optional; port 0 is any free one, and a
 * tied program ends when its standard input does. When it listens it prints one line, {@code sandbox node listening on
 * <port>}.
 */
public final class SandboxProcess {

    private static final Logger LOG = Logger.getLogger(SandboxProcess.class);

    private SandboxProcess() {}

    public static void main(String[] args) throws IOException {
        SandboxArguments arguments = SandboxArguments.parse(args);
        Clock clock = new SystemClock();
        ChainConfig config = ChainConfig.mainnet()
                .withStartTime(clock.millis())
                .withBlockTime(arguments.blockTimeMs())
                .withSolidLag(arguments.solidLag());
        DemoNetwork network = arguments.manual() ? DemoNetwork.byHand(config) : DemoNetwork.real(config, clock::millis);
        Vertx vertx = Vertx.vertx();
        start(vertx, network, arguments.port())
                .onSuccess(node -> System.out.println("sandbox node listening on " + node.port()))
                .onFailure(failure -> {
                    LOG.errorf("The sandbox node can't listen on port %d: %s", arguments.port(), failure.getMessage());
                    vertx.close();
                });
        if (arguments.tied()) {
            System.in.transferTo(OutputStream.nullOutputStream());
            vertx.close();
        }
    }

    /** Starts a node with the control API on the same port. */
    static Future<SandboxNode> start(Vertx vertx, DemoNetwork network, int port) {
        Faults faults = new Faults();
        SandboxNode node = new SandboxNode(vertx, network.chain(), faults, DemoNetwork.USDT.address());
        new SandboxControl(vertx, network, faults).attach(node.router());
        return node.start("127.0.0.1", port);
    }
}
