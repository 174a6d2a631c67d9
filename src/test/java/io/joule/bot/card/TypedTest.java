package io.joule.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers as people write them; whatever might be a fraction is none. */
class TypedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "65000",
                " 65000 ",
                "65,000",
                "65.000",
                "65 000",
                "65\u00a0000",
                "65\u202f000",
                "65\u2009000",
                "65'000",
                "65’000",
                "６５０００",
                "６５，０００",
                "65\u3000000",
                "\u200b65000",
                "65\u200b000",
            })
    void oneNumberInManyScripts(String text) {
        assertThat(Typed.whole(text)).hasValue(65_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "65000.5", "65000,5", "65.000,0", "65,000.0", "1.5", "2,5", "1.50", "1.5000", "6500.000",
                "1,000.000", "1 000,000", "1,00,000", "0.500", "65..000", ".500", "65.", "-5", "+5", "65_000", "65²",
                "①", "٦٥", "6e4", "65k", "65  000", "1234567890123456", "1,234,567,890,123,456"
            })
    void anythingElseIsNone(String text) {
        assertThat(Typed.whole(text)).isEmpty();
    }

    @Test
    void groupsGoOn() {
        assertThat(Typed.whole("1,234,567")).hasValue(1_234_567);
        assertThat(Typed.whole("999.999.999.999.999")).hasValue(999_999_999_999_999L);
        assertThat(Typed.whole("0")).hasValue(0);
    }

    @Test
    void whatCannotBeSeenIsGone() {
        assertThat(Typed.plain("\ufeff购买\u3000６５０００\u00a01h\u200b ")).isEqualTo("购买 65000 1h");
    }
}
