package io.joule.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.tron.trident.utils.Base58Check;

/** A java-tron node named by system properties; see the package's notes. Its clock and its blocks are its own. */
final class RealNode implements NodeUnderTest {

    private static final Duration BLOCK_WAIT_MAX = Duration.ofSeconds(30);
    private static final long CLOCK_WAIT_MAX_MS = Duration.ofMinutes(3).toMillis();
    private static final long RECORDED_TRANSFER_ENERGY = 64_277;

    private final NodeHttp http;
    private final TestKey faucet;
    private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private final Token token;

    private RealNode(NodeHttp http, TestKey faucet) {
        this.http = http;
        this.faucet = faucet;
        String trc20 = System.getProperty("conformance.trc20");
        this.token = trc20 == null ? null : measured(hex(trc20));
        if (token != null) {
            capabilities.add(Capability.TOKEN);
            if (token.transferEnergy() == RECORDED_TRANSFER_ENERGY) {
                capabilities.add(Capability.RECORDED_TOKEN);
            }
        }
    }

    static boolean isGiven() {
        return System.getProperty("conformance.node") != null;
    }

    static RealNode given() {
        String full = System.getProperty("conformance.node");
        String key = System.getProperty("conformance.key");
        assertThat(key)
                .as("-Dconformance.key: private key, hex, of a funded account")
                .isNotNull();
        String solidity = System.getProperty("conformance.solidity", full);
        return new RealNode(new NodeHttp(full, solidity), TestKey.ofPrivate("faucet", key));
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
        return capabilities;
    }

    @Override
    public Token token() {
        require(Capability.TOKEN);
        return token;
    }

    @Override
    public Token lookalike() {
        throw absent(Capability.LOOKALIKE_TOKEN);
    }

    @Override
    public String multiSender() {
        throw absent(Capability.MULTI_SENDER);
    }

    @Override
    public void nextBlock() {
        long before = head().number();
        await().atMost(BLOCK_WAIT_MAX).until(() -> head().number() > before);
    }

    @Override
    public void advanceTo(long chainMillis) {
        Assumptions.assumeTrue(chainMillis - head().time() <= CLOCK_WAIT_MAX_MS, Capability.MOVE_CLOCK.absence);
        await().atMost(Duration.ofMillis(2 * CLOCK_WAIT_MAX_MS)).until(() -> head().time() >= chainMillis);
    }

    @Override
    public void rollBackOneBlock() {
        throw absent(Capability.ROLL_BACK);
    }

    @Override
    public void losePending() {
        throw absent(Capability.LOSE_PENDING);
    }

    @Override
    public void close() {}

    private Head head() {
        return Head.of(http.post("/wallet/getnowblock"));
    }

    private static IllegalStateException absent(Capability capability) {
        return new IllegalStateException("ask require() first: " + capability.absence);
    }

    private static String hex(String address) {
        return java.util.HexFormat.of().formatHex(Base58Check.base58ToBytes(address));
    }

    /** What a transfer costs now: to the funded key itself, and to one who never held the token. */
    private Token measured(String contract) {
        return new Token(
                contract, transferEnergy(contract, faucet), transferEnergy(contract, TestKey.fresh("new holder")));
    }

    private long transferEnergy(String contract, TestKey to) {
        JsonNode answer = http.post(
                "/wallet/triggerconstantcontract",
                "owner_address",
                faucet.hex(),
                "contract_address",
                contract,
                "data",
                "a9059cbb" + TxDraft.word(to.hex20()) + TxDraft.word("1"));
        return answer.path("energy_used").asLong();
    }
}
