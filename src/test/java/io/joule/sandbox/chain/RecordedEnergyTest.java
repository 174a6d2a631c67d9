package io.joule.sandbox.chain;

import static io.joule.sandbox.chain.TestChain.OWNER;
import static io.joule.sandbox.chain.TestChain.RECEIVER;
import static io.joule.sandbox.chain.TestChain.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The energy model against the recordings of a real node, to the unit. */
class RecordedEnergyTest {

    private static final long FEE_LIMIT = 30 * TRX;

    @Test
    void usageComesBackToTheOwnerAsRecorded() throws Exception {
        JsonNode steps = golden("06_energy_use_and_undelegate.json");
        long weight = steps.get(0).at("/response/TotalEnergyWeight").asLong();
        TestChain chain = TestChain.standard(ChainConfig.mainnet().withOtherStakes(weight - 50_000, 26_000_002_200L));

        chain.included(chain.delegate(14_000 * TRX));
        assertThat(limit(chain, RECEIVER)).isEqualTo(energyLimit(steps.get(4)));
        chain.included(chain.tokenTransfer(RECEIVER, 5 * TRX, FEE_LIMIT));
        assertThat(used(chain, RECEIVER)).isEqualTo(energyUsed(steps.get(9)));
        assertThat(chain.account(RECEIVER).energy().window())
                .isEqualTo(steps.get(10)
                        .at("/response/account_resource/energy_window_size")
                        .asLong());
        chain.included(chain.tokenTransfer(RECEIVER, 5 * TRX, FEE_LIMIT));
        TxResult third = chain.included(chain.tokenTransfer(RECEIVER, 5 * TRX, FEE_LIMIT));
        assertThat(third.bill().energyUsage())
                .isEqualTo(steps.get(14).at("/response/receipt/energy_usage").asLong());
        assertThat(third.bill().energyFee())
                .isEqualTo(steps.get(14).at("/response/receipt/energy_fee").asLong());
        assertThat(used(chain, RECEIVER)).isEqualTo(energyUsed(steps.get(15)));

        chain.included(chain.undelegate(7_000 * TRX));
        assertThat(used(chain, RECEIVER)).isEqualTo(energyUsed(steps.get(21)));
        assertThat(used(chain, OWNER)).isEqualTo(energyUsed(steps.get(22)));
        assertThat(chain.delegatable())
                .isEqualTo(steps.get(23).at("/response/max_size").asLong());
        chain.included(chain.undelegate(7_000 * TRX));
        assertThat(used(chain, RECEIVER)).isZero();
        assertThat(used(chain, OWNER)).isEqualTo(energyUsed(steps.get(27)));
        assertThat(chain.delegatable())
                .isEqualTo(steps.get(28).at("/response/max_size").asLong());
        assertThat(chain.account(OWNER).energy().window())
                .isEqualTo(steps.get(29)
                        .at("/response/account_resource/energy_window_size")
                        .asLong());
    }

    @Test
    void usageRecoversOverADayAsRecorded() throws Exception {
        JsonNode steps = golden("15_recovery_over_time.json");
        long first = 1_795_332_936_000L;
        long weight = steps.get(11).at("/response/TotalEnergyWeight").asLong();
        TestChain chain = TestChain.standard(ChainConfig.mainnet()
                .withSolidLag(1)
                .withStartTime(first - 6_000)
                .withOtherStakes(weight - 50_000, 26_000_000_000L));
        chain.included(chain.delegate(7_000 * TRX));
        chain.tron.produceBlock();
        assertThat(chain.tron.head().timestamp()).isEqualTo(first);

        chain.included(chain.tokenTransfer(RECEIVER, TRX, FEE_LIMIT));
        moveTo(chain, 1_795_354_581_000L);
        assertThat(used(chain, RECEIVER)).isEqualTo(energyUsed(steps.get(11)));
        assertThat(window(chain, RECEIVER)).isEqualTo(window(steps.get(12)));
        TxResult again = chain.included(chain.tokenTransfer(RECEIVER, TRX, FEE_LIMIT));
        assertThat(again.bill().energyUsage())
                .isEqualTo(steps.get(14).at("/response/receipt/energy_usage").asLong());
        assertThat(used(chain, RECEIVER)).isEqualTo(energyUsed(steps.get(15)));
        assertThat(window(chain, RECEIVER)).isEqualTo(window(steps.get(16)));

        moveTo(chain, 1_795_376_223_000L);
        assertThat(used(chain, RECEIVER)).isEqualTo(energyUsed(steps.get(19)));
        chain.included(chain.undelegate(7_000 * TRX));
        assertThat(used(chain, OWNER)).isEqualTo(energyUsed(steps.get(24)));
        assertThat(window(chain, OWNER)).isEqualTo(window(steps.get(26)));

        moveTo(chain, 1_795_423_062_000L);
        assertThat(used(chain, OWNER)).isEqualTo(energyUsed(steps.get(30)));
        moveTo(chain, 1_795_595_901_000L);
        assertThat(used(chain, OWNER)).isZero();
        assertThat(chain.delegatable()).isEqualTo(50_000 * TRX);
    }

    private static void moveTo(TestChain chain, long time) {
        chain.tron.advance((time - chain.tron.head().timestamp()) / 1_000);
        assertThat(chain.tron.head().timestamp()).isEqualTo(time);
    }

    private static long used(TestChain chain, io.joule.sandbox.DemoAccount account) {
        return chain.account(account).energy().usage();
    }

    private static long window(TestChain chain, io.joule.sandbox.DemoAccount account) {
        return chain.account(account).energy().window();
    }

    private static long window(JsonNode step) {
        return step.at("/response/account_resource/energy_window_size").asLong();
    }

    private static long limit(TestChain chain, io.joule.sandbox.DemoAccount account) {
        return chain.tron.readFull(view -> view.limit(chain.account(account), Resource.ENERGY));
    }

    private static long energyUsed(JsonNode step) {
        return step.at("/response/EnergyUsed").asLong();
    }

    private static long energyLimit(JsonNode step) {
        return step.at("/response/EnergyLimit").asLong();
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream in = RecordedEnergyTest.class.getResourceAsStream("/golden/" + name)) {
            return new ObjectMapper().readTree(in).get("steps");
        }
    }
}
