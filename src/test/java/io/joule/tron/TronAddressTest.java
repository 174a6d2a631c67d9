package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TronAddressTest {

    private static final String BASE58 = "TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUqp";
    private static final String HEX = "41138d53c22a9d93c73e0841803bf299d3b34adbf2";

    @Test
    void bothFormsNameTheSameAddress() {
        assertThat(TronAddress.parse(BASE58))
                .isEqualTo(TronAddress.parse(HEX))
                .hasSameHashCodeAs(TronAddress.fromHex(HEX));
        assertThat(TronAddress.parse(HEX)).hasToString(BASE58);
        assertThat(TronAddress.parse(BASE58).hex()).isEqualTo(HEX);
        assertThat(TronAddress.parse(HEX.toUpperCase())).hasToString(BASE58);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "T",
                "TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUq1",
                "tBkb9HgkoCq6FYgz72kW9WYmriuDvWkUqp",
                "tbkb9hgkocq6fygz72kw9wymriudvwkuqp",
                "TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUq",
                "TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUqpp",
                " TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUqp",
                "TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUqp\n",
                "TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUq0",
                "TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUqО",
                "ТBkb9HgkoCq6FYgz72kW9WYmriuDvWkUqp",
                "TBkb9HgkoCq6FYgz72kW9WYmriuDvWkU\u200bqp",
                "138d53c22a9d93c73e0841803bf299d3b34adbf2",
                "0x41138d53c22a9d93c73e0841803bf299d3b34adbf2",
                "0x138d53c22a9d93c73e0841803bf299d3b34adbf2",
                "42138d53c22a9d93c73e0841803bf299d3b34adbf2",
                "41138d53c22a9d93c73e0841803bf299d3b34adbfg",
                "41138d53c22a9d93c73e0841803bf299d3b34adb２2",
                "41138d53c22a9d93c73e0841803bf299d3b34adbf",
                "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
            })
    void anythingElseIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> TronAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    @Test
    void everyOneCharacterTypoIsCaughtByTheChecksum() {
        String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        for (int at = 1; at < BASE58.length(); at++) {
            for (char c : alphabet.toCharArray()) {
                String typo = BASE58.substring(0, at) + c + BASE58.substring(at + 1);
                if (c != BASE58.charAt(at)) {
                    assertThatThrownBy(() -> TronAddress.parse(typo)).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void everyAddressReadsBackFromBothItsForms() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[TronAddress.LENGTH];
            random.nextBytes(bytes);
            bytes[0] = TronAddress.PREFIX;
            TronAddress address = TronAddress.of(bytes);
            assertThat(TronAddress.parse(address.toString())).isEqualTo(address);
            assertThat(TronAddress.parse(address.hex()).bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void itsBytesCanNotBeChangedFromOutside() {
        TronAddress address = TronAddress.parse(HEX);
        address.bytes()[5] = 0;
        assertThat(address.hex()).isEqualTo(HEX);
    }
}
