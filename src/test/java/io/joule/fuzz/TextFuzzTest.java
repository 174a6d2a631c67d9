package io.joule.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.DatabaseUrl;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Texts that people and programs write: each is a value, or refused as it is documented. */
class TextFuzzTest {

    @Test
    void anAddressIsItselfAgainOrRefused() {
        Fuzz.ofTexts(
                        "address",
                        "TBxXWK6CaJg6Hmw98gKMft97T123kDBdDo",
                        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
                        "41a614f803b6fd780986a42c78ec9c7f77e6ded13c",
                        "410000000000000000000000000000000000000000")
                .feed(input -> {
                    String text = new String(input, StandardCharsets.UTF_8);
                    try {
                        TronAddress address = TronAddress.parse(text);
                        assertThat(TronAddress.parse(address.toString())).isEqualTo(address);
                        assertThat(TronAddress.fromHex(address.hex())).isEqualTo(address);
                        assertThat(text)
                                .isIn(address.toString(), text.toLowerCase().equals(address.hex()) ? text : "");
                    } catch (IllegalArgumentException refused) {
                        assertThat(refused).isExactlyInstanceOf(IllegalArgumentException.class);
                    }
                });
    }

    @Test
    void anAmountIsTheSameAmountAgainOrRefused() {
        Fuzz.ofTexts("amount", "0", "12.5", "0.000001", "999999999999.999999", "-3", "45")
                .feed(input -> {
                    String text = new String(input, StandardCharsets.UTF_8);
                    try {
                        Money money = Money.parse(Asset.TRX, text);
                        assertThat(Money.parse(Asset.TRX, money.decimal())).isEqualTo(money);
                        assertThat(new java.math.BigDecimal(text)).isEqualByComparingTo(money.decimal());
                    } catch (IllegalArgumentException refused) {
                        assertThat(refused.getClass()).isEqualTo(IllegalArgumentException.class);
                    }
                });
    }

    @Test
    void aDatabaseUrlIsReadOrRefusedWithoutItsPassword() {
        Fuzz.ofTexts(
                        "database-url",
                        "postgresql://joule:se%63ret+x@db.example.org:5432/joule?sslmode=require",
                        "postgres://u:p@localhost/d",
                        "postgresql://u@[::1]:5433/d")
                .feed(input -> {
                    try {
                        DatabaseUrl url = DatabaseUrl.parse(new String(input, StandardCharsets.UTF_8));
                        assertThat(url.jdbcUrl()).startsWith("jdbc:postgresql://");
                        assertThat(url.toString()).doesNotContain(":" + url.password() + "@");
                    } catch (IllegalArgumentException refused) {
                        assertThat(refused.getMessage()).startsWith("DATABASE_URL must look like");
                    }
                });
    }
}
