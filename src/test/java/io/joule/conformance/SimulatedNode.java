package io.joule.conformance;

import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Genesis;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.chain.TokenCosts;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.SandboxNode;
import io.joule.tron.TronAddress;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The sandbox's node over a fresh chain whose blocks are made by hand, so that nothing waits. */
final class SimulatedNode implements NodeUnderTest {

    /** Below every recorded total, so that {@link WeightAlignment} can fill up to it. */
    private static final long OTHERS_ENERGY_TRX = 19_000_000_000L;

    private static final long OTHERS_NET_TRX = 25_000_000_000L;
    private static final long FAUCET_SUN = 9_000_000_000L * ChainDriver.TRX;
    private static final long FAUCET_TOKENS = 1_000_000_000L * ChainDriver.TRX;
    private static final long BLOCKS_ONE_BY_ONE_MAX = 100;
    private static final Vertx VERTX = Vertx.vertx();

    private final TestKey faucet = TestKey.fresh("faucet");
    private final Token token = token(TokenCosts.recorded());
    private final Token lookalike = token(TokenCosts.plain());
    private final String multiSender = TestKey.fresh("multi sender").hex();
    private final SimulatedTron chain;
    private final SandboxNode server;
    private final NodeHttp http;

    private SimulatedNode(int solidLag) {
        ChainConfig config =
                ChainConfig.mainnet().withSolidLag(solidLag).withOtherStakes(OTHERS_ENERGY_TRX, OTHERS_NET_TRX);
        chain = SimulatedTron.byHand(config, this::furnish);
        server = await(new SandboxNode(VERTX, chain, new Faults(), address(token.hex())).start("127.0.0.1", 0));
        String url = "http://127.0.0.1:" + server.port();
        http = new NodeHttp(url, url);
    }

    static SimulatedNode fresh(int solidLag) {
        return new SimulatedNode(solidLag);
    }

    private void furnish(Genesis genesis) {
        genesis.account(address(faucet.hex()), FAUCET_SUN)
                .token(address(token.hex()), "Tether USD", "USDT", TokenCosts.recorded())
                .token(address(lookalike.hex()), "Tether USD", "USDT", TokenCosts.plain())
                .tokens(address(token.hex()), address(faucet.hex()), FAUCET_TOKENS)
                .tokens(address(lookalike.hex()), address(faucet.hex()), FAUCET_TOKENS)
                .payer(address(multiSender));
    }

    private static Token token(TokenCosts costs) {
        return new Token(TestKey.fresh("token").hex(), costs.toHolder(), costs.toNewHolder());
    }

    @Override
    public NodeHttp http() {
        return http;
    }

    @Override
    public TestKey faucet() {
        return faucet;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Token token() {
        return token;
    }

    @Override
    public Token lookalike() {
        return lookalike;
    }

    @Override
    public String multiSender() {
        return multiSender;
    }

    @Override
    public void nextBlock() {
        chain.produceBlock();
    }

    @Override
    public void advanceTo(long chainMillis) {
        long missing = chainMillis - chain.head().timestamp();
        if (missing > BLOCKS_ONE_BY_ONE_MAX * Head.SLOT_MS) {
            chain.advance((chainMillis - chain.now()) / 1000);
        }
        while (chain.head().timestamp() < chainMillis) {
            chain.produceBlock();
        }
    }

    @Override
    public void rollBackOneBlock() {
        chain.rollback(1);
    }

    @Override
    public void losePending() {
        chain.rollback(0);
    }

    @Override
    public void close() {
        await(server.stop());
    }

    private static TronAddress address(String hex) {
        return TronAddress.fromHex(hex);
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
