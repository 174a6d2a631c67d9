package io.joule.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final long SEED = Long.getLong("sim.seed", 20261122);
    private static final long BOUND = 1_000_000_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "12.5, 12500000, 12.500000",
        "0, 0, 0.000000",
        "-0.000001, -1, -0.000001",
        "007.10, 7100000, 7.100000",
        "999999999999.999999, 999999999999999999, 999999999999.999999",
        "-0, 0, 0.000000"
    })
    void aPlainDecimalIsReadAndShownWithSixPlaces(String text, long micros, String shown) {
        Money money = Money.parse(Asset.TRX, text);
        assertThat(money).isEqualTo(Money.trx(micros));
        assertThat(money.decimal()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1e5",
                "+1",
                "1.",
                ".5",
                "1.0000001",
                "1,5",
                "1 000",
                " 1",
                "1\n",
                "0x10",
                "NaN",
                "Infinity",
                "--1",
                "1000000000000",
                "9999999999999.999999",
                "٣",
                "1.5f",
                "null"
            })
    void anythingElseIsNotAnAmount(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(Asset.TRX, text));
    }

    @Test
    void noTextIsNotAnAmount() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(Asset.TRX, null));
    }

    @Test
    void anAmountThatIsShownIsReadBackTheSame() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            // Every size of number, not only the huge ones.
            long micros = random.nextLong() % BOUND >> random.nextInt(60);
            Money money = new Money(Asset.USDT, micros);
            assertThat(Money.parse(Asset.USDT, money.decimal()))
                    .as("seed %d", SEED)
                    .isEqualTo(money);
            assertThat(new BigDecimal(money.decimal())).isEqualByComparingTo(BigDecimal.valueOf(micros, 6));
        }
    }

    @Test
    void anyShortStringIsEitherTheSameDecimalOrRefused() {
        Random random = new Random(SEED);
        String letters = "0123456789.-+e, ";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(9), 0, letters.length()).forEach(n -> text.append(letters.charAt(n)));
            try {
                Money money = Money.parse(Asset.TRX, text.toString());
                assertThat(new BigDecimal(text.toString())).isEqualByComparingTo(money.decimal());
            } catch (IllegalArgumentException refused) {
                assertThat(text.toString()).as("seed %d", SEED).doesNotMatch("-?[0-9]{1,8}(\\.[0-9]{1,6})?");
            }
        }
    }

    @Test
    void addingAndTakingAwayAreExact() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            Money a = Money.trx(random.nextLong() >> 2);
            Money b = Money.trx(random.nextLong() >> 2);
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.minus(b)).isEqualTo(b.minus(a).negate());
            assertThat(a.compareTo(b)).isEqualTo(Long.signum(a.minus(b).micros()));
        }
    }

    @Test
    void whatALongCantHoldIsAFaultAndNeverWrapsAround() {
        Money most = Money.trx(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Money.trx(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.negate().minus(Money.trx(2))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.trx(Long.MIN_VALUE).negate()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void assetsDontMix() {
        Money usdt = new Money(Asset.USDT, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> Money.trx(1).plus(usdt));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.trx(1).compareTo(usdt));
    }
}
