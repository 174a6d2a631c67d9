package io.joule.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.Desk;
import io.joule.testing.TestDatabase;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A key that was put in is found nowhere again: not in the log at its most talkative, not in answers, not in the
 * database.
 */
class KeySecrecyIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void aKeyThatWasPutInIsFoundNowhere() throws Exception {
        List<String> answers = new ArrayList<>();
        try (PackagedDesk packaged = new PackagedDesk(DATABASE, "key-secrecy")
                .set("QUARKUS_LOG_LEVEL", "DEBUG")
                .set("QUARKUS_LOG_CATEGORY__IO_JOULE__LEVEL", "TRACE")
                .start()) {
            Desk desk = packaged.desk();
            String key = desk.privateKey("supplier-3");
            answers.add(add(desk, Map.of("private_key", key)));
            answers.add(add(desk, Map.of("private_key", "0x" + key.toUpperCase(Locale.ROOT))));
            answers.add(add(desk, Map.of("private_key", key + "00")));
            answers.add(add(desk, Map.of("private_key", key, "surprise", 1)));
            answers.add(add(desk, Map.of("operator_key", key, "owner_address", desk.address("supplier-1"))));
            answers.add(desk.api()
                    .body("{\"private_key\": \"" + key + "\"")
                    .post("/api/supplier-wallets/add")
                    .asString());
            answers.add(desk.api()
                    .queryParam("private_key", key)
                    .get("/api/supplier-wallets/")
                    .asString());
            answers.addAll(inWrongPlaces(desk, packaged.process().url(), key));
            desk.deposit(8001, "customer-1", "20");
            String order = desk.placed(8001, desk.address("customer-2"), 65_000, "1h");
            answers.add(desk.awaitOrder(order, "completed").prettyPrint());
            desk.advance(3_601);
            answers.add(desk.awaitDelegations(order, "reclaimed").prettyPrint());
            answers.add(desk.wallets().prettyPrint());

            assertThat(answers.get(0)).as("the key was taken").contains(desk.address("supplier-3"));
            String dump = dump();
            assertThat(dump).as("the dump has the wallet").contains(desk.address("supplier-3"));
            assertThat(packaged.process().log())
                    .as("the log is at its most talkative")
                    .contains("DEBUG");
            assertThat(packaged.process().log()).as("log").doesNotContain(PackagedDesk.API_KEY);
            assertThat(dump).as("database").doesNotContain(PackagedDesk.API_KEY);
            for (String form : forms(key)) {
                assertThat(packaged.process().log()).as("log").doesNotContainIgnoringCase(form);
                assertThat(answers)
                        .as("answers")
                        .noneMatch(a -> a.toLowerCase(Locale.ROOT).contains(form.toLowerCase(Locale.ROOT)));
                assertThat(dump).as("database").doesNotContainIgnoringCase(form);
            }
            Files.deleteIfExists(packaged.logFile());
        }
    }

    /** A path, a field's name, the value of a field, headers, a query: where a key may be put by mistake. */
    private static List<String> inWrongPlaces(Desk desk, String url, String key) {
        String wallets = "/api/supplier-wallets/";
        return Stream.of(
                        desk.api().get(wallets + key),
                        desk.api().put(wallets + "0x" + key + "/toggle"),
                        desk.api().get("/" + key),
                        desk.api().body(Map.of(key, 1)).post(wallets + "add"),
                        desk.api().body(Map.of("user_id", key)).post("/api/orders/"),
                        desk.api().header("X-Private-Key", key).get(wallets),
                        desk.api().header("Idempotency-Key", key).body("{}").post("/api/orders/"),
                        desk.api().cookie("key", key).get(wallets),
                        desk.api().queryParam(key, "1").get(wallets),
                        desk.api().queryParam("limit", key).get("/api/orders"),
                        desk.api()
                                .auth()
                                .none()
                                .header("Authorization", "Bearer " + key)
                                .get(wallets))
                .map(response -> response.statusCode() + " " + response.headers() + response.asString())
                .toList();
    }

    private static String add(Desk desk, Map<String, Object> body) {
        Response response = desk.api().body(body).post("/api/supplier-wallets/add");
        return response.statusCode() + " " + response.headers() + response.asString();
    }

    /** Hex and Base64, of the key's bytes and of its text. */
    private static List<String> forms(String key) {
        byte[] raw = HexFormat.of().parseHex(key);
        byte[] text = key.getBytes(StandardCharsets.US_ASCII);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return Stream.of(
                        key,
                        base64.encodeToString(raw),
                        base64.encodeToString(text),
                        HexFormat.of().formatHex(text))
                .toList();
    }

    /** Every row of every table as text, binary columns as hex. */
    private static String dump() {
        StringBuilder all = new StringBuilder();
        List<String> tables = new ArrayList<>();
        DATABASE.pool()
                .query("select tablename::text from pg_tables where schemaname = 'public'")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> tables.add(row.getString(0)));
        for (String table : tables) {
            DATABASE.pool()
                    .query("select t::text from " + table + " t")
                    .execute()
                    .await()
                    .indefinitely()
                    .forEach(row -> all.append(row.getString(0)).append('\n'));
        }
        return all.toString();
    }
}
