package io.joule.api;

import static io.joule.api.ProblemTest.operator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.api.access.ApiClients;
import io.joule.testing.NoNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NoNode.class)
class AccessTest {

    @Inject
    ApiClients clients;

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/", "/api/orders", "/api/users/1/balance", "/api/wallets/users/1", "/api/supplier-wallets/",
                        "/api",
                "/api/", "/api/nothing", "/api/orders/../users/1/balance", "//api/orders", "/api//orders",
                        "/%61pi/orders",
                "/x/../api/orders", "/API/orders/../../api/orders", "/api;a=b/orders", "/./api/orders"
            })
    void nothingUnderApiIsAnsweredWithoutAKey(String path) {
        Response answer = given().urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).isIn(401, 404);
        if (path.startsWith("/api/") || path.equals("/api")) {
            ProblemTest.assertProblem(answer, 401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"joule\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer sandbox2", "bearer SANDBOX", "Bearer \u00fc", "Bearer a b"})
    void aWrongKeyIsTurnedAway(String header) {
        Response answer = given().header("Authorization", header).get("/api/orders/");
        ProblemTest.assertProblem(answer, 401, "invalid_key");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"joule\", error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic c2FuZGJveDpzYW5kYm94", "sandbox", "Bearer", "Bearer ", "Token sandbox"})
    void anotherWayToShowAKeyIsNone(String header) {
        ProblemTest.assertProblem(given().header("Authorization", header).get("/api/orders/"), 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sandbox", "bearer sandbox", "BEARER  sandbox "})
    void theRightKeyOpens(String header) {
        assertThat(given().header("Authorization", header).get("/api/orders/").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeyInTheQueryOrACookieOpensNothing() {
        assertThat(given().queryParam("access_token", "sandbox")
                        .get("/api/orders/")
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().cookie("Authorization", "Bearer sandbox")
                        .get("/api/orders/")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anyBodyIsReadOnlyAfterTheKey() {
        Response answer = given().contentType("application/json").body("{").post("/api/orders/");
        ProblemTest.assertProblem(answer, 401, "unauthorized");
    }

    @Test
    void aNewKeyTakesThePlaceOfTheOldOne() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> clients.setKey("test-shop", "first-key-of-the-shop"));
        assertThat(status("first-key-of-the-shop")).isEqualTo(200);
        VertxContextSupport.subscribeAndAwait(() -> clients.setKey("test-shop", "second-key-of-the-shop"));
        assertThat(status("first-key-of-the-shop")).isEqualTo(401);
        assertThat(status("second-key-of-the-shop")).isEqualTo(200);
        assertThat(status("sandbox")).isEqualTo(200);
    }

    @Test
    void aRevokedKeyDoesNotComeBackWithARestart() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> clients.setKey("leaver", "a-key-that-leaked"));
        String id = operator().get("/api/clients").path("find { it.name == 'leaver' }.id");
        assertThat(operator().delete("/api/clients/" + id).statusCode()).isEqualTo(200);
        assertThat(VertxContextSupport.subscribeAndAwait(() -> clients.setKey("leaver", "a-key-that-leaked")))
                .isFalse();
        assertThat(status("a-key-that-leaked")).isEqualTo(401);
        assertThat(VertxContextSupport.subscribeAndAwait(() -> clients.setKey("leaver", "a-key-that-is-new")))
                .isTrue();
        assertThat(status("a-key-that-is-new")).isEqualTo(200);
    }

    @Test
    void onlyHashesAreStored() {
        var rows = pool.query("select to_jsonb(c)::text from api_client c")
                .execute()
                .await()
                .indefinitely();
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getString(0)).doesNotContain("sandbox"));
    }

    private static int status(String key) {
        return given().header("Authorization", "Bearer " + key)
                .get("/api/orders/")
                .statusCode();
    }
}
