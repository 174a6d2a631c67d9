package io.joule.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.fuzz.Fuzz;
import io.joule.tron.RecordedPayments;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Token events, spoiled: what is read as a payment is to us, above zero, and not from us. */
class PaymentFuzzTest {

    @Test
    void aPaymentIsAboveZeroAndNotFromUs() {
        var reader = new PaymentReader(RecordedPayments.RECIPIENT, Optional.of(RecordedPayments.TOKEN));
        assertThat(RecordedPayments.infos().stream()
                        .flatMap(bytes -> RecordedPayments.info(bytes).stream())
                        .flatMap(info -> reader.read(RecordedPayments.transaction(), info).stream()))
                .as("the good ones hold payments")
                .isNotEmpty();
        Fuzz.of("payment", RecordedPayments.infos())
                .feed(input -> RecordedPayments.info(input)
                        .ifPresent(info -> assertThat(reader.read(RecordedPayments.transaction(), info))
                                .allMatch(paid -> paid.amount().isPositive()
                                        && !paid.sender().equals(RecordedPayments.RECIPIENT))));
    }
}
