package io.joule.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an amount is said as it is. */
class OpenDepositIntentTest {

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854", "9999999999999999999", "9223372036854.5"})
    void anAmountOfTooManyDigitsIsTooLarge(String amount) {
        assertThat(faults(amount)).containsExactly("is too large");
    }

    @ParameterizedTest
    @CsvSource({"abc", "-5", "1e3", "1.1234567", "9223372036854.1234567", "0000000000001"})
    void whatIsNoPlainDecimalIsToldSo(String amount) {
        assertThat(faults(amount)).containsExactly("must be a plain decimal with at most two places");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "0.01", "999999999999"})
    void otherAmountsAreReadable(String amount) {
        assertThat(faults(amount)).isEmpty();
    }

    private static List<String> faults(String amount) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(new OpenDepositIntent("TRX", amount)).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }
}
