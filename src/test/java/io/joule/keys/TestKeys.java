package io.joule.keys;

import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import java.util.Optional;

/** Keys that are published in the recordings of the test chain, and keyrings as configuration would make them. */
public final class TestKeys {

    /** From golden 08_permissions: a wallet's owner, and an operator that may only delegate and undelegate for it. */
    public static final String OWNER = "ccbb103cd930ead3b69f80f9d3d6fdfac933c1c2bc2705da4530022f6b498665";

    public static final String OWNER_ADDRESS = "TYPuUqocEhpLnb7pdAJdU7shgFJjkL6qoV";

    public static final String OPERATOR = "cfd21c144c3847469ba08ea719330396a8b6a5c1817d64536f8df4c8ab60562c";
    public static final String OPERATOR_ADDRESS = "TAehpupLQypV3iazE3epYCSSrFmsBaVqFp";

    private TestKeys() {}

    public static final TronAddress USDT = TronAddress.parse("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");

    /** A network whose USDT is {@link #USDT}. */
    public static final Network NETWORK = network(USDT);

    public static Network network(TronAddress usdt) {
        return new Network(
                NetworkKind.CUSTOM,
                NodeList.parse("http://localhost:1", Optional.empty()),
                Optional.of(usdt),
                Optional.empty());
    }

    public static Keyring keyring(Keyset keyset) {
        return keyring(Optional.of(keyset.secretText()), Optional.empty(), Optional.empty());
    }

    static Keyring keyring(Optional<String> text, Optional<String> file, Optional<String> sandbox) {
        return new Keyring(new KeysConfig() {
            @Override
            public Optional<String> keyset() {
                return text;
            }

            @Override
            public Optional<String> keysetFile() {
                return file;
            }

            @Override
            public Optional<String> sandboxKeyset() {
                return sandbox;
            }
        });
    }
}
