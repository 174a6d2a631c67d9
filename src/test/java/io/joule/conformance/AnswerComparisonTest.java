package io.joule.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite's own measure: what it must notice, and what it must let pass. */
class AnswerComparisonTest {

    @Test
    void anEqualAnswerHasNoDifference() {
        assertThat(differences("{'balance':7,'list':[{'a':'x'}]}", "{'list':[{'a':'x'}],'balance':7}"))
                .isEmpty();
    }

    @Test
    void aMissingFieldAnExtraFieldAndAnotherTextAreNoticed() {
        assertThat(differences("{'balance':7}", "{}")).hasSize(1);
        assertThat(differences("{}", "{'balance':0}")).hasSize(1);
        assertThat(differences("{'Error':'no OwnerAccount.'}", "{'Error':'no OwnerAccount'}"))
                .hasSize(1);
        assertThat(differences("{'frozenV2':[{}]}", "{'frozenV2':[{},{}]}")).hasSize(1);
        assertThat(differences("{'balance':7}", "{'balance':'7'}")).hasSize(1);
    }

    @Test
    void usageMayDifferByTwoUnitsAndReceiptsOfBytesMayNot() {
        assertThat(differences("{'EnergyUsed':64274}", "{'EnergyUsed':64276}")).isEmpty();
        assertThat(differences("{'EnergyUsed':64274}", "{'EnergyUsed':64277}")).hasSize(1);
        assertThat(differences("{'receipt':{'net_usage':268}}", "{'receipt':{'net_usage':269}}"))
                .hasSize(1);
        assertThat(differences("{'receipt':{'energy_usage_total':64277}}", "{'receipt':{'energy_usage_total':64278}}"))
                .hasSize(1);
    }

    @Test
    void amountsAreExactUnlessTheyStandForEnergyInUse() {
        assertThat(differences("{'max_size':1000000000}", "{'max_size':1000000001}"))
                .hasSize(1);
        assertThat(differences("{'frozen_balance_for_energy':5}", "{'frozen_balance_for_energy':6}"))
                .hasSize(1);
    }

    @Test
    void momentsAreComparedOnThisRunsTimeline() {
        assertThat(differences("{'expire_time_for_energy':3000}", "{'expire_time_for_energy':13000}"))
                .isEmpty();
        assertThat(differences("{'expire_time_for_energy':3000}", "{'expire_time_for_energy':16000}"))
                .hasSize(1);
    }

    @Test
    void aVolatileFieldMustStillBeThere() {
        assertThat(differences("{'blockID':'aa'}", "{'blockID':'bb'}")).isEmpty();
        assertThat(differences("{'blockID':'aa'}", "{}")).hasSize(1);
        assertThat(differences("{'asset_optimized':true}", "{}")).isEmpty();
    }

    private static List<String> differences(String recorded, String actual) {
        AnswerComparison comparison = new AnswerComparison(new TenSecondsLater());
        comparison.compare(NodeHttp.read(recorded.replace('\'', '"')), NodeHttp.read(actual.replace('\'', '"')), false);
        return comparison.differences();
    }

    private static final class TenSecondsLater implements AnswerComparison.Chain {
        @Override
        public boolean sameTime(long recorded, long actual) {
            return actual == recorded + 10_000;
        }

        @Override
        public boolean sameBlock(long recorded, long actual) {
            return true;
        }

        @Override
        public boolean hasRecordedWeights() {
            return true;
        }

        @Override
        public long usageToleranceSun() {
            return 0;
        }
    }
}
