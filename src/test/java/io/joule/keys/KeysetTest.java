package io.joule.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.tron.TronAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetTest {

    private static final TronAddress WALLET = TronAddress.parse(TestKeys.OWNER_ADDRESS);
    private static final TronAddress OTHER = TronAddress.parse(TestKeys.OPERATOR_ADDRESS);

    /** A well-formed keyset that authenticates instead of encrypting. */
    private static final String HMAC = """
            {"primaryKeyId":1,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.HmacKey",
            "value":"EgQIAxAgGiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==","keyMaterialType":"SYMMETRIC"},
            "status":"ENABLED","keyId":1,"outputPrefixType":"TINK"}]}""";

    @Test
    void whatIsSealedOpensAgain() {
        var sealer = new Sealer(Keyset.generate());
        assertThat(opened(sealer, WALLET, sealed(sealer))).isEqualTo(WALLET);
    }

    @Test
    void aSealedKeyDoesNotOpenForAnotherWallet() {
        var sealer = new Sealer(Keyset.generate());
        assertThatThrownBy(() -> opened(sealer, OTHER, sealed(sealer)))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining(OTHER.toString());
    }

    @Test
    void aSealedKeyDoesNotOpenWithAnotherKeyset() {
        byte[] sealed = sealed(new Sealer(Keyset.generate()));
        assertThatThrownBy(() -> opened(new Sealer(Keyset.generate()), WALLET, sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void aKeyThatIsNotTheSignersIsNotHandedOut() {
        var sealer = new Sealer(Keyset.generate());
        byte[] sealed = sealed(sealer);
        assertThatThrownBy(() -> sealer.open(KeyPurpose.SUPPLIER, WALLET, OTHER, sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void aRotatedKeysetOpensTheOldAndAPrunedOneOnlyTheNew() {
        Keyset old = Keyset.generate();
        Keyset rotated = Keyset.parse(old.rotated().secretText());
        byte[] before = sealed(new Sealer(old));
        byte[] after = sealed(new Sealer(rotated));
        assertThat(rotated.size()).isEqualTo(2);
        assertThat(opened(new Sealer(rotated), WALLET, before)).isEqualTo(WALLET);

        Keyset pruned = Keyset.parse(rotated.pruned().secretText());
        assertThat(pruned.size()).isEqualTo(1);
        assertThat(opened(new Sealer(pruned), WALLET, after)).isEqualTo(WALLET);
        assertThatThrownBy(() -> opened(new Sealer(pruned), WALLET, before)).isInstanceOf(SealBroken.class);
    }

    @Test
    void plainJsonAndBase64WithLineBreaksAreBothRead() {
        String base64 = Keyset.generate().secretText();
        String json = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        byte[] sealed = sealed(new Sealer(Keyset.parse(base64)));
        assertThat(opened(new Sealer(Keyset.parse(" " + json + "\n")), WALLET, sealed))
                .isEqualTo(WALLET);
        String folded = base64.substring(0, 40) + "\n" + base64.substring(40) + "\n";
        assertThat(opened(new Sealer(Keyset.parse(folded)), WALLET, sealed)).isEqualTo(WALLET);
    }

    @Test
    void everyBadKeysetHasItsOwnSentence() {
        String json = "{\"primaryKeyId\":1,\"key\":[]}";
        assertFault("not base64!", "neither base64 nor JSON");
        assertFault("aGVsbG8=", "not a Tink keyset");
        assertFault("{}", "not a Tink keyset");
        assertFault(json, "not a Tink keyset");
        assertFault(withPrimary(77), "no usable primary");
        assertFault(HMAC, "not made of AEAD keys");
    }

    @Test
    void aMissingOrDoubledKeysetIsAFaultAndNothingIsMadeUp(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> KeysetSource.of(Map.of("ENCRYPTION_KEY", " ")).read())
                .isInstanceOf(KeysetFault.class)
                .hasMessageContaining("ENCRYPTION_KEY is not set");
        Path file =
                Files.writeString(folder.resolve("keyset"), Keyset.generate().secretText() + "\n");
        assertThat(KeysetSource.of(Map.of("ENCRYPTION_KEY_FILE", file.toString()))
                        .read()
                        .size())
                .isEqualTo(1);
        assertThatThrownBy(() -> new KeysetSource(Optional.of("x"), Optional.of(file.toString())).read())
                .hasMessageContaining("both set");
        assertThatThrownBy(() -> KeysetSource.of(Map.of("ENCRYPTION_KEY_FILE", folder + "/none"))
                        .read())
                .isInstanceOf(KeysetFault.class)
                .hasMessageContaining("can't be read");
    }

    @Test
    void theSandboxKeysetStandsInOnlyWhereNothingIsSet() {
        Optional<String> sandbox = Optional.of(Keyset.generate().secretText());
        assertThat(TestKeys.keyring(Optional.empty(), Optional.empty(), sandbox).sealer())
                .isNotNull();
        assertThatThrownBy(() -> TestKeys.keyring(Optional.of("broken!"), Optional.empty(), sandbox)
                        .sealer())
                .isInstanceOf(KeysetFault.class);
    }

    private static void assertFault(String text, String sentence) {
        assertThatThrownBy(() -> Keyset.parse(text))
                .isInstanceOf(KeysetFault.class)
                .hasMessageContaining(sentence)
                .hasNoCause();
    }

    private static String withPrimary(int id) {
        String json = new String(Base64.getDecoder().decode(Keyset.generate().secretText()), StandardCharsets.UTF_8);
        return json.replaceFirst("\"primaryKeyId\":\\d+", "\"primaryKeyId\":" + id);
    }

    private static byte[] sealed(Sealer sealer) {
        try (PrivateKey key = PrivateKey.parse(TestKeys.OWNER)) {
            return sealer.seal(KeyPurpose.SUPPLIER, WALLET, key);
        }
    }

    private static TronAddress opened(Sealer sealer, TronAddress wallet, byte[] sealed) {
        try (PrivateKey key = sealer.open(KeyPurpose.SUPPLIER, wallet, WALLET, sealed)) {
            return key.address();
        }
    }
}
