package io.joule.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.NoNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class of bad request gets its own clear problem. */
@QuarkusTest
@TestProfile(NoNode.class)
class ProblemTest {

    private static final String ADDRESS = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8";
    private static final String ORDER =
            "{\"user_id\":1,\"energy_amount\":65000,\"duration\":\"1h\",\"receive_address\":\"" + ADDRESS + "\"}";
    private static final String ORDERS = "/api/orders/";

    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("not JSON", "{\"user_id\":", 400, "malformed_json", null),
                Arguments.of("no body", "", 400, "malformed_json", null),
                Arguments.of("null", "null", 400, "malformed_json", null),
                Arguments.of("an array", "[]", 400, "malformed_json", null),
                Arguments.of("a number", "5", 400, "malformed_json", null),
                Arguments.of("something after the object", ORDER + "{}", 400, "malformed_json", null),
                Arguments.of(
                        "a field twice", ORDER.replaceFirst("\\{", "{\"user_id\":2,"), 400, "malformed_json", null),
                Arguments.of(
                        "an unknown field", ORDER.replaceFirst("\\{", "{\"nonce\":2,"), 422, "unknown_field", "nonce"),
                Arguments.of(
                        "a key in the place of a name is not said back",
                        ORDER.replaceFirst("\\{", "{\"" + "5ec2e7".repeat(11) + "\":2,"),
                        422,
                        "unknown_field",
                        "(a long name)"),
                Arguments.of("a camelCase field", ORDER.replace("user_id", "userId"), 422, "unknown_field", "userId"),
                Arguments.of(
                        "text for a number", ORDER.replace("65000", "\"65000\""), 422, "wrong_type", "energy_amount"),
                Arguments.of("a fraction", ORDER.replace("65000", "65000.5"), 422, "wrong_type", "energy_amount"),
                Arguments.of(
                        "a fraction of nothing", ORDER.replace("65000", "65000.0"), 422, "wrong_type", "energy_amount"),
                Arguments.of("an exponent", ORDER.replace("65000", "65e3"), 422, "wrong_type", "energy_amount"),
                Arguments.of("true for a number", ORDER.replace("65000", "true"), 422, "wrong_type", "energy_amount"),
                Arguments.of(
                        "a list for a number", ORDER.replace("65000", "[65000]"), 422, "wrong_type", "energy_amount"),
                Arguments.of("a number for text", ORDER.replace("\"1h\"", "1"), 422, "wrong_type", "duration"),
                Arguments.of("an object for text", ORDER.replace("\"1h\"", "{}"), 422, "wrong_type", "duration"),
                Arguments.of(
                        "more than 64 bits",
                        ORDER.replace("65000", "9223372036854775808"),
                        422,
                        "out_of_range",
                        "energy_amount"),
                Arguments.of(
                        "a user beyond 64 bits",
                        ORDER.replace(":1,", ":99999999999999999999,"),
                        422,
                        "out_of_range",
                        "user_id"),
                Arguments.of("user zero", ORDER.replace(":1,", ":0,"), 422, "out_of_range", "user_id"),
                Arguments.of("a user below zero", ORDER.replace(":1,", ":-7,"), 422, "out_of_range", "user_id"),
                Arguments.of("no user", ORDER.replace("\"user_id\":1,", ""), 422, "required", "user_id"),
                Arguments.of("null for a user", ORDER.replace(":1,", ":null,"), 422, "required", "user_id"),
                Arguments.of("no duration", ORDER.replace("\"1h\"", "\" \""), 422, "required", "duration"),
                Arguments.of("an unknown duration", ORDER.replace("1h", "2h"), 422, "unknown_duration", "duration"),
                Arguments.of("a long duration", ORDER.replace("1h", "1".repeat(17)), 422, "wrong_length", "duration"),
                Arguments.of(
                        "too little energy",
                        ORDER.replace("65000", "999"),
                        422,
                        "energy_out_of_range",
                        "energy_amount"),
                Arguments.of(
                        "too much energy",
                        ORDER.replace("65000", "10000001"),
                        422,
                        "energy_out_of_range",
                        "energy_amount"),
                Arguments.of("no energy", ORDER.replace("65000", "0"), 422, "out_of_range", "energy_amount"),
                Arguments.of(
                        "a wrong checksum", ORDER.replace("RTv8", "RTv9"), 422, "invalid_address", "receive_address"),
                Arguments.of(
                        "no address at all", ORDER.replace(ADDRESS, "Tom"), 422, "invalid_address", "receive_address"));
    }

    @ParameterizedTest(name = "an order with {0} is {2} {3}")
    @MethodSource("badBodies")
    void aBadOrderGetsItsOwnProblem(String what, String body, int status, String code, String field) {
        Response answer = operator().contentType("application/json").body(body).post(ORDERS);
        assertProblem(answer, status, code);
        assertThat(answer.<String>path("field")).isEqualTo(field);
        if (field != null) {
            assertThat(answer.<String>path("errors[0].field")).isEqualTo(field);
            assertThat(answer.<String>path("errors[0].code")).isEqualTo(code);
            assertThat(answer.<String>path("errors[0].detail")).isNotBlank();
        }
    }

    static Stream<Arguments> badDeposits() {
        String good = "{\"tx_hash\":\"" + "ab".repeat(32) + "\",\"amount\":\"100\",\"currency\":\"TRX\"}";
        return Stream.of(
                Arguments.of("a short hash", good.replaceFirst("abab", "ab"), "invalid", "tx_hash"),
                Arguments.of("a hash that is no hex", good.replaceFirst("abab", "zzzz"), "invalid", "tx_hash"),
                Arguments.of("no amount", good.replace("\"100\"", "null"), "required", "amount"),
                Arguments.of("an amount of nothing", good.replace("\"100\"", "\"0\""), "out_of_range", "amount"),
                Arguments.of("an amount of 0.000000", good.replace("\"100\"", "0.000000"), "out_of_range", "amount"),
                Arguments.of("an amount below zero", good.replace("\"100\"", "-100"), "invalid", "amount"),
                Arguments.of("seven places", good.replace("\"100\"", "\"0.1234567\""), "invalid", "amount"),
                Arguments.of("an exponent", good.replace("\"100\"", "1e2"), "invalid", "amount"),
                Arguments.of("a word", good.replace("\"100\"", "\"NaN\""), "invalid", "amount"),
                Arguments.of("true", good.replace("\"100\"", "true"), "wrong_type", "amount"),
                Arguments.of(
                        "more TRX than a long holds", good.replace("\"100\"", "9".repeat(20)), "invalid", "amount"),
                Arguments.of("an unknown currency", good.replace("TRX", "BTC"), "invalid", "currency"));
    }

    @ParameterizedTest(name = "a deposit with {0} is refused: {2} at {3}")
    @MethodSource("badDeposits")
    void aBadDepositGetsItsOwnProblem(String what, String body, String code, String field) {
        Response answer = operator().contentType("application/json").body(body).post("/api/users/1/deposit");
        assertProblem(answer, 422, code);
        assertThat(answer.<String>path("field")).isEqualTo(field);
    }

    static Stream<Arguments> badPaths() {
        return Stream.of(
                Arguments.of("GET", "/api/orders/no-id", 404, "order_not_found", null),
                Arguments.of("GET", "/api/orders/018f0000-0000-7000-8000-000000000000", 404, "order_not_found", null),
                Arguments.of("POST", "/api/orders/no-id/cancel", 404, "order_not_found", null),
                Arguments.of("GET", "/api/orders?user_id=0", 422, "invalid_user_id", "user_id"),
                Arguments.of("GET", "/api/orders?user_id=x", 422, "invalid_user_id", "user_id"),
                Arguments.of("GET", "/api/orders?status=expired", 422, "unknown_value", "status"),
                Arguments.of("GET", "/api/orders?limit=0", 422, "out_of_range", "limit"),
                Arguments.of("GET", "/api/orders?limit=201", 422, "out_of_range", "limit"),
                Arguments.of("GET", "/api/orders?limit=many", 422, "out_of_range", "limit"),
                Arguments.of("GET", "/api/orders?cursor=1", 422, "invalid_cursor", "cursor"),
                Arguments.of("GET", "/api/users/0/balance", 422, "invalid_user_id", "user_id"),
                Arguments.of("GET", "/api/users/-1/balance", 422, "invalid_user_id", "user_id"),
                Arguments.of("GET", "/api/users/9223372036854775808/balance", 422, "invalid_user_id", "user_id"),
                Arguments.of("GET", "/api/users/tom/transactions", 422, "invalid_user_id", "user_id"),
                Arguments.of("GET", "/api/users/1/transactions?cursor=x", 422, "invalid_cursor", "cursor"),
                Arguments.of("GET", "/api/wallets/users/0", 422, "invalid_user_id", "user_id"),
                Arguments.of("DELETE", "/api/wallets/users/1/Tom", 422, "invalid_address", "wallet_address"),
                Arguments.of("DELETE", "/api/wallets/users/1/" + ADDRESS, 404, "address_not_saved", "wallet_address"),
                Arguments.of("PUT", "/api/supplier-wallets/999/toggle", 404, "unknown_wallet", null),
                Arguments.of("PUT", "/api/supplier-wallets/x/toggle", 404, "unknown_wallet", null),
                Arguments.of("GET", "/api/nothing", 404, "not_found", null),
                Arguments.of("GET", "/api", 404, "not_found", null),
                Arguments.of("GET", "/nothing", 404, "not_found", null),
                Arguments.of("GET", "/api/users/1", 404, "not_found", null),
                Arguments.of("GET", "/api/orders?limit=%2B5", 422, "out_of_range", "limit"),
                Arguments.of("GET", "/api/users/%D9%A1/balance", 422, "invalid_user_id", "user_id"),
                Arguments.of("DELETE", "/api/orders/", 405, "method_not_allowed", null),
                Arguments.of("PATCH", "/api/users/1/balance", 405, "method_not_allowed", null),
                Arguments.of("POST", "/health", 405, "method_not_allowed", null));
    }

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @MethodSource("badPaths")
    void aBadPathGetsItsOwnProblem(String method, String path, int status, String code, String field) {
        Response answer = operator().urlEncodingEnabled(false).request(method, path);
        assertProblem(answer, status, code);
        assertThat(answer.<String>path("field")).isEqualTo(field);
    }

    @Test
    void everyFaultyFieldIsNamedAtOnce() {
        Response answer = operator()
                .contentType("application/json")
                .body("{\"user_id\":0,\"duration\":\"\",\"receive_address\":\"T\"}")
                .post(ORDERS);
        assertProblem(answer, 422, "validation_failed");
        assertThat(answer.<List<String>>path("errors.field"))
                .containsExactlyInAnyOrder("duration", "energy_amount", "receive_address", "user_id");
    }

    @Test
    void aBodyThatIsTooLargeIs413() {
        String body = ORDER.replace("1h", "h".repeat(70_000));
        assertProblem(operator().contentType("application/json").body(body).post(ORDERS), 413, "body_too_large");
    }

    @Test
    void aBodyThatTurnsOutTooLargeOnTheWayIs413() throws Exception {
        HttpResponse<String> answer = sendInPieces(ORDER.replace("1h", "h".repeat(70_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"body_too_large\"");
    }

    @Test
    void aBodyInPiecesIsReadAsAWhole() throws Exception {
        assertThat(sendInPieces(ORDER.replace("65000", "1")).body()).contains("energy_out_of_range");
    }

    @Test
    void nestingAndNumbersWithoutEndAreMalformed() throws Exception {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        for (String body : List.of(deep, ORDER.replace("65000", "9".repeat(60_000)), "[".repeat(60_000))) {
            HttpResponse<String> answer = sendInPieces(body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"malformed_json\"");
        }
    }

    /** Without a Content-Length, and without REST Assured, which would print it first. */
    private static HttpResponse<String> sendInPieces(String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + ORDERS))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer sandbox")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build();
        return HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/orders/ | GET, HEAD, OPTIONS, POST",
                "/api/orders | GET, HEAD, OPTIONS, POST",
                "/api/orders/x/cancel | OPTIONS, POST",
                "/api/users/1/balance | GET, HEAD, OPTIONS",
                "/api/supplier-wallets/1/toggle | OPTIONS, PUT",
                "/health | GET, HEAD, OPTIONS",
                "/ | GET, HEAD, OPTIONS"
            })
    void aWrongMethodIsToldTheRightOnes(String path, String allowed) {
        Response answer = operator().request("PATCH", path);
        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(operator().options(path).header("Allow")).isEqualTo(allowed);
    }

    @Test
    void aWalletIsNotToggledByABodyThatIsNotRead() {
        Response answer = operator().contentType("text/plain").body("draining").put("/api/supplier-wallets/1/toggle");
        assertProblem(answer, 415, "unsupported_media_type");
    }

    @Test
    void aBodyThatIsNotJsonIs415() {
        assertProblem(operator().contentType("text/plain").body(ORDER).post(ORDERS), 415, "unsupported_media_type");
        assertProblem(
                operator()
                        .contentType("application/x-www-form-urlencoded")
                        .body("user_id=1")
                        .post(ORDERS),
                415,
                "unsupported_media_type");
    }

    @Test
    void anAnswerThatIsNotJsonIs406() {
        assertProblem(operator().accept("application/xml").get("/api/users/1/balance"), 406, "not_acceptable");
        assertProblem(given().accept("image/png").get("/"), 406, "not_acceptable");
    }

    @Test
    void anUnreachableNodeIs503AndSaysWhenToTryAgain() {
        Response answer = operator().contentType("application/json").body(ORDER).post(ORDERS);
        assertProblem(answer, 503, "node_unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.asString()).doesNotContain("127.0.0.1").doesNotContain("joule.tron");
    }

    @Test
    void anIdempotencyKeyHasItsForm() {
        for (String bad : List.of("x".repeat(256), "sch\u00f6n")) {
            Response answer = operator()
                    .header("Idempotency-Key", bad)
                    .contentType("application/json")
                    .body(ORDER)
                    .post(ORDERS);
            assertProblem(answer, 422, "invalid_idempotency_key");
            assertThat(answer.<String>path("field")).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void aPrivateKeyIsNeverRepeated() {
        String secret = "5ec2e7".repeat(10) + "zzzz";
        for (String body : List.of(
                "{\"private_key\":\"" + secret + "\"}",
                "{\"private_key\":[\"" + secret + "\"]}",
                "{\"private_key\":\"" + secret + "\",\"operator_key\":\"" + secret + "\"}",
                "{\"privat_key\":\"" + secret + "\"}",
                "{\"operator_key\":\"" + secret + "\"}",
                "{\"private_key\":\"" + secret)) {
            Response answer =
                    operator().contentType("application/json").body(body).post("/api/supplier-wallets/add");
            assertThat(answer.statusCode()).as(body).isIn(400, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.asString()).doesNotContain("5ec2e7");
        }
    }

    static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).as(answer.asString()).isEqualTo(code);
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(answer.<String>path("type")).isEqualTo("urn:joule:problem:" + code);
        assertThat(answer.<String>path("title")).isNotBlank();
        assertThat(answer.<String>path("detail")).isNotBlank();
        String id = answer.header("X-Request-Id");
        assertThat(answer.<String>path("request_id")).isEqualTo(id);
        assertThat(answer.<String>path("instance")).isEqualTo("urn:uuid:" + id);
        assertThat(answer.asString())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("io.joule");
    }

    static RequestSpecification operator() {
        return given().header("Authorization", "Bearer sandbox");
    }
}
