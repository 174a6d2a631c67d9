package io.joule.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeRateTest {

    @ParameterizedTest
    @CsvSource({
        "2.575594, 10, 25.755940",
        "2.575594, 0.000001, 0.000002",
        "0.333333, 3, 0.999999",
        "0.5, 0.000001, 0.000000",
        "1000, 999999999.999999, 999999999999.999000"
    })
    void whatItGivesIsRoundedDownToWholeSun(BigDecimal rate, String usdt, String trx) {
        assertThat(new ExchangeRate(rate).trxFor(Money.parse(Asset.USDT, usdt)).decimal())
                .isEqualTo(trx);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000.000001", "2.5755941", "1e9"})
    void aRateThatNobodyMeansIsRefused(String rate) {
        assertThatThrownBy(() -> new ExchangeRate(new BigDecimal(rate))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyUsdtAreExchanged() {
        ExchangeRate rate = new ExchangeRate(BigDecimal.TEN);
        assertThatThrownBy(() -> rate.trxFor(Money.trx(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(rate).hasToString("10");
    }
}
