package io.joule.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.keys.Keyset;
import io.joule.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program starts with a whole configuration and says in one sentence each what is missing from half a one.
 */
class StartIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    private Path folder;

    @Test
    void withoutSettingsItStopsWithOneSentencePerFault() throws Exception {
        assertThat(JouleProcess.run(log(), Map.of())).isEqualTo(1);
        assertThat(Files.readAllLines(log()))
                .hasSize(3)
                .allMatch(line -> line.matches("joule: [A-Z_]+ is not set: .*\\."));
    }

    @Test
    void aKeysetThatDoesNotOpenTheStoredKeysIsRefused() throws Exception {
        try (PackagedDesk packaged = new PackagedDesk(DATABASE, "start").start()) {
            packaged.desk().addWallet("supplier-2");
            Map<String, String> other = new HashMap<>(packaged.environment());
            other.put("ENCRYPTION_KEY", Keyset.generate().secretText());
            assertThat(JouleProcess.run(log(), other)).isEqualTo(1);
            assertThat(Files.readAllLines(log()))
                    .singleElement()
                    .asString()
                    .contains(packaged.desk().address("supplier-2"))
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
        Map<String, String> settings = Map.of(
                "ENCRYPTION_KEY", Keyset.generate().secretText(),
                "DATABASE_URL", "postgresql://joule:s3cret@127.0.0.1:1/joule",
                "TRON_NODES", "http://127.0.0.1:1",
                "DEPOSIT_ADDRESS", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
                "API_BOOTSTRAP_KEY", "0123456789abcdef");
        assertThat(JouleProcess.run(log(), settings)).isEqualTo(1);
        assertThat(Files.readString(log()))
                .startsWith("joule: DATABASE_URL")
                .contains("127.0.0.1:1")
                .doesNotContain("s3cret");
    }

    @Test
    void theKeysCommandMakesAKeysetAndStartsNothing() throws Exception {
        assertThat(JouleProcess.run(log(), Map.of(), "keys", "new")).isZero();
        List<String> lines = Files.readAllLines(log());
        // A newer JDK warns on the error output about what Tink's protobuf uses; the keyset is the last line.
        assertThat(lines).noneMatch(line -> line.contains("Listening on"));
        assertThat(Keyset.parse(lines.get(lines.size() - 1)).size()).isEqualTo(1);
    }

    @Test
    void theSandboxIsNotPartOfIt() throws Exception {
        try (PackagedDesk packaged = new PackagedDesk(DATABASE, "no-sandbox").start()) {
            packaged.desk()
                    .api()
                    .get(packaged.process().url() + "/sandbox/api/accounts")
                    .then()
                    .statusCode(404);
            packaged.desk()
                    .api()
                    .get(packaged.process().url() + "/health")
                    .then()
                    .statusCode(200);
        }
    }

    private Path log() {
        return folder.resolve("joule.log");
    }
}
