package io.joule.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.sandbox.DemoAccount;
import io.joule.tron.TronAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts signed as wallets do it. */
class MessageSignatureTest {

    private static final DemoAccount ALICE = DemoAccount.named("alice");

    @Test
    void theSignersAddressIsFound() {
        String signature = ALICE.signText("Grüße, Welt\nzwei");
        assertThat(MessageSignature.signer("Grüße, Welt\nzwei", signature)).contains(ALICE.address());
        assertThat(MessageSignature.signer("Grüße, Welt", signature)).isNotEqualTo(Optional.of(ALICE.address()));
    }

    /** Made by TronWeb, of a key that is not ours. */
    @Test
    void aSignatureOfAnotherProgramIsRead() {
        String signature = "0xffbda635290d2bb871fab8400c92011b923f907476bd37471f5a21962a6ae86b"
                + "638f766709234fa175ca3369cc350781521b8720b77bec1935c6c112e911f3e51c";
        assertThat(MessageSignature.signer("hello world", signature).map(TronAddress::toString))
                .contains("TFwRqwWNov6cPN531NnhAKnLHPa6V1JtVu");
    }

    @Test
    void bothWaysToWriteTheLastByteAreRead() {
        String signature = ALICE.signText("x");
        String body = signature.substring(2, 130);
        int v = Integer.parseInt(signature.substring(130), 16) % 27;
        assertThat(MessageSignature.signer("x", body + "%02x".formatted(v))).contains(ALICE.address());
        assertThat(MessageSignature.signer("x", "0x" + body + "%02X".formatted(v + 27)))
                .contains(ALICE.address());
    }

    @Test
    void whatIsNoSignatureIsNobodys() {
        String body = ALICE.signText("x").substring(2, 130);
        assertThat(MessageSignature.signer("x", "")).isEmpty();
        assertThat(MessageSignature.signer("x", body)).isEmpty();
        assertThat(MessageSignature.signer("x", body + "05")).isEmpty();
        assertThat(MessageSignature.signer("x", body + "ff")).isEmpty();
        assertThat(MessageSignature.signer("x", "0".repeat(130))).isEmpty();
        assertThat(MessageSignature.signer("x", "f".repeat(128) + "00")).isEmpty();
        assertThat(MessageSignature.signer("x", "zz" + body.substring(2) + "00"))
                .isEmpty();
    }
}
