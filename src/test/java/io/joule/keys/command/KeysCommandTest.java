package io.joule.keys.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.SystemClock;
import io.joule.keys.KeyPurpose;
import io.joule.keys.KeyVault;
import io.joule.keys.Keyset;
import io.joule.keys.PrivateKey;
import io.joule.keys.TestKeys;
import io.joule.testing.TestDatabase;
import io.joule.tron.TronAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

class KeysCommandTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final TronAddress WALLET = TronAddress.parse(TestKeys.OWNER_ADDRESS);
    private static final TronAddress SECOND = TronAddress.parse(TestKeys.OPERATOR_ADDRESS);

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void aKeysetIsRotatedFromEndToEnd() throws SQLException {
        String first = run(Map.of(), "new").out();
        store(first, WALLET, TestKeys.OWNER);
        store(first, SECOND, TestKeys.OPERATOR);

        String rotated = run(with(first), "rotate").out();
        assertThat(run(with(rotated), "prune")).satisfies(early -> {
            assertThat(early.exit()).isEqualTo(1);
            assertThat(early.out()).isEmpty();
            assertThat(early.err()).contains("does not open");
        });
        assertThat(run(with(rotated), "reencrypt").err()).contains("2 keys sealed");
        assertThat(run(with(rotated), "reencrypt").err()).contains("2 keys sealed");
        Run prune = run(with(rotated), "prune");
        assertThat(prune.err()).contains("2 keys open");

        assertThat(Keyset.parse(prune.out()).size()).isEqualTo(1);
        assertThat(run(with(prune.out()), "reencrypt").exit()).isZero();
        assertThat(run(with(first), "reencrypt").exit()).isEqualTo(1);
    }

    @Test
    void oneRowThatDoesNotOpenStopsReencryptionAndNothingIsChanged() throws SQLException {
        String keyset = run(Map.of(), "new").out();
        store(keyset, SECOND, TestKeys.OPERATOR);
        store(run(Map.of(), "new").out(), WALLET, TestKeys.OWNER);
        List<String> before = rows();
        Run reencrypt = run(with(keyset), "reencrypt");
        assertThat(reencrypt.exit()).isEqualTo(1);
        assertThat(reencrypt.err()).contains(WALLET.toString());
        assertThat(rows()).isEqualTo(before).hasSize(2);
    }

    @Test
    void aPrivateKeyIsNowhereInTheDatabaseInAnyForm() throws SQLException {
        store(run(Map.of(), "new").out(), WALLET, TestKeys.OWNER);
        byte[] key = HexFormat.of().parseHex(TestKeys.OWNER);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(key);
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains(WALLET.toString())
                        .doesNotContainIgnoringCase(TestKeys.OWNER)
                        .doesNotContainIgnoringCase(HexFormat.of().formatHex(base64.getBytes()))
                        .doesNotContain(base64));
    }

    @Test
    void faultsAreOneSentenceAndNameTheSetting() {
        assertThat(run(Map.of(), "rotate").err().strip())
                .startsWith("ENCRYPTION_KEY is not set")
                .hasLineCount(1);
        String keyset = run(Map.of(), "new").out();
        assertThat(run(Map.of("ENCRYPTION_KEY", keyset), "reencrypt").err()).contains("DATABASE_URL is not set");
        assertThat(run(Map.of("ENCRYPTION_KEY", keyset, "DATABASE_URL", "postgresql://u:hunter2@/"), "reencrypt")
                        .err())
                .contains("DATABASE_URL must look like")
                .doesNotContain("hunter2");
    }

    private static Map<String, String> with(String keyset) {
        return Map.of("ENCRYPTION_KEY", keyset, "DATABASE_URL", DATABASE.url());
    }

    private static Run run(Map<String, String> environment, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = new CommandLine(new KeysCommand(environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Run(exit, out.toString().strip(), err.toString());
    }

    private static void store(String keyset, TronAddress wallet, String key) {
        var vault = new KeyVault(TestKeys.keyring(Keyset.parse(keyset)), new SystemClock());
        DATABASE.pool()
                .withTransaction(tx -> vault.store(tx, KeyPurpose.SUPPLIER, wallet, PrivateKey.parse(key)))
                .await()
                .indefinitely();
    }

    /** Every column of every row as text, as a dump has them (bytea as hex). */
    private static List<String> rows() throws SQLException {
        try (var jdbc = DATABASE.jdbc();
                var rows = jdbc.createStatement().executeQuery("select k::text from wallet_key k order by 1")) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
