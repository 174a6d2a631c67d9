package io.joule.packaged;

import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.SandboxControl;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.SandboxNode;
import io.vertx.core.Vertx;

/** The sandbox network in this JVM, so that it lives on while the packaged program is killed. */
final class SandboxNetwork implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final SandboxNode node;

    SandboxNetwork(long blockTimeMs, int solidLag) {
        ChainConfig config = ChainConfig.mainnet()
                .withStartTime(System.currentTimeMillis())
                .withBlockTime(blockTimeMs)
                .withSolidLag(solidLag);
        DemoNetwork network = DemoNetwork.real(config, System::currentTimeMillis);
        Faults faults = new Faults();
        node = new SandboxNode(vertx, network.chain(), faults, DemoNetwork.USDT.address());
        new SandboxControl(vertx, network, faults).attach(node.router());
        node.start("127.0.0.1", 0).toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://127.0.0.1:" + node.port();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
