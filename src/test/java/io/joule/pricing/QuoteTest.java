package io.joule.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.Energy;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final RentalDuration HOUR = RentalDuration.parse("1h");

    @Test
    void theCostIsExactlyEnergyTimesPrice() {
        assertThat(Quote.of(new Energy(65_000), HOUR, 45).cost()).isEqualTo(Money.trx(2_925_000));
        assertThat(Quote.of(new Energy(10_000_000), HOUR, 1_000_000).cost()).isEqualTo(Money.trx(10_000_000_000_000L));
    }

    @Test
    void aCostThatALongCantHoldIsAFault() {
        assertThatThrownBy(() -> Quote.of(new Energy(Long.MAX_VALUE), HOUR, 2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void rentingIsComparedWithBurning() {
        Quote quote = Quote.of(new Energy(65_000), HOUR, 45);
        assertThat(BurnComparison.of(quote, new Sun(100)))
                .isEqualTo(new BurnComparison(Money.trx(6_500_000), Money.trx(3_575_000)));
        assertThat(BurnComparison.of(quote, new Sun(40)).saved()).isEqualTo(Money.trx(-325_000));
    }

    @Test
    void theHighestTierThatTheAmountReachesHolds() {
        PriceList prices =
                new PriceList(List.of(new Tier("1h", 100_000, 40), new Tier("1h", 0, 45), new Tier("1d", 0, 65)));
        assertThat(prices.sunPerEnergy(HOUR, 99_999)).hasValue(45);
        assertThat(prices.sunPerEnergy(HOUR, 100_000)).hasValue(40);
        assertThat(prices.sunPerEnergy(HOUR, 5_000_000)).hasValue(40);
        assertThat(prices.sunPerEnergy(RentalDuration.parse("3d"), 5_000)).isEqualTo(OptionalLong.empty());
    }
}
