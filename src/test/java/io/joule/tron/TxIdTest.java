package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TxIdTest {

    private static final String HEX = "6aa50121b1c4a8fd92f9916ec132eb32c2ed596f7e40666535463765aa725006";

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX,
                "0x" + HEX,
                "0X" + HEX,
                "  " + HEX + "\n",
                "6AA50121B1C4A8FD92F9916EC132EB32C2ED596F7E40666535463765AA725006"
            })
    void isReadAsPeoplePasteIt(String text) {
        assertThat(TxId.parse(text)).isEqualTo(new TxId(HEX)).hasToString(HEX);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "0x",
                "0x0x" + HEX,
                HEX + "0",
                "6aa50121",
                "zaa50121b1c4a8fd92f9916ec132eb32c2ed596f7e40666535463765aa725006"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> TxId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSha256OfTheRawData() {
        assertThat(TxId.ofRaw("abc".getBytes(StandardCharsets.US_ASCII)))
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
