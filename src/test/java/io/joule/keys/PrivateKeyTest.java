package io.joule.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyTest {

    private static final String CURVE_ORDER = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    private static final byte[] HASH =
            HexFormat.of().parseHex("e12c6f4131d3088947b4f8497e746f20c2a694ecf0a8be7269bbeb1b68d6dd5f");

    @Test
    void aKeyKnowsTheAddressTheRecordedChainHasForIt() {
        assertThat(PrivateKey.parse(TestKeys.OWNER).address()).hasToString(TestKeys.OWNER_ADDRESS);
        String pasted = "  0x" + TestKeys.OPERATOR.toUpperCase(Locale.ROOT) + "\n";
        assertThat(PrivateKey.parse(pasted).address()).hasToString(TestKeys.OPERATOR_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "cfd21c144c3847469ba08ea719330396a8b6a5c1817d64536f8df4c8ab60562",
                "cfd21c144c3847469ba08ea719330396a8b6a5c1817d64536f8df4c8ab60562cc",
                "gfd21c144c3847469ba08ea719330396a8b6a5c1817d64536f8df4c8ab60562c",
                "0000000000000000000000000000000000000000000000000000000000000000",
                CURVE_ORDER
            })
    void whatIsNoKeyIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> PrivateKey.parse(text))
                .isInstanceOf(BadPrivateKey.class)
                .hasNoCause()
                .satisfies(e -> assertThat(text.length() > 2 && e.getMessage().contains(text))
                        .isFalse());
    }

    @Test
    void theLargestKeyOfTheCurveIsAKey() {
        BigInteger largest = new BigInteger(CURVE_ORDER, 16).subtract(BigInteger.ONE);
        assertThat(PrivateKey.parse(largest.toString(16)).address()).isNotNull();
    }

    @Test
    void aSignatureIsTheOneOfItsKeyWithLowS() {
        try (PrivateKey key = PrivateKey.parse(TestKeys.OPERATOR)) {
            byte[] signature = Secp256k1.sign(HASH, key);
            assertThat(signature).hasSize(65);
            assertThat(Secp256k1.signer(HASH, signature)).isEqualTo(Optional.of(key.address()));
            var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
            assertThat(s).isLessThanOrEqualTo(new BigInteger(CURVE_ORDER, 16).shiftRight(1));
        }
    }

    @Test
    void aSignatureOfOtherBytesIsSomebodyElses() {
        try (PrivateKey key = PrivateKey.parse(TestKeys.OPERATOR)) {
            byte[] signature = Secp256k1.sign(HASH, key);
            byte[] other = HASH.clone();
            other[0]++;
            assertThat(Secp256k1.signer(other, signature)).isNotEqualTo(Optional.of(key.address()));
        }
    }

    @Test
    void aClosedKeyIsZeroAndSignsNothing() {
        PrivateKey key = PrivateKey.parse(TestKeys.OPERATOR);
        key.close();
        assertThat(key.bytes()).containsOnly(0);
        assertThatThrownBy(() -> Secp256k1.sign(HASH, key)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusedArrayIsWipedToo() {
        byte[] bytes = HexFormat.of().parseHex(CURVE_ORDER);
        assertThatThrownBy(() -> PrivateKey.take(bytes)).isInstanceOf(BadPrivateKey.class);
        assertThat(bytes).containsOnly(0);
    }

    @Test
    void itsTextNamesOnlyTheAddress() {
        assertThat(PrivateKey.parse(TestKeys.OWNER)).hasToString("the private key of " + TestKeys.OWNER_ADDRESS);
    }
}
