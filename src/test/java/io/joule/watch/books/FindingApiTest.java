package io.joule.watch.books;

import static io.joule.testing.Awaited.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.FastSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Findings as an operator meets them: a run, the list, the health, a note. */
@QuarkusTest
@TestProfile(FindingApiTest.OwnSandbox.class)
class FindingApiTest {

    /** Apart from other tests, which have books of their own to keep. */
    public static final class OwnSandbox extends FastSandbox {}

    private static final String BREAK = "update account set balance_micros = balance_micros + 1 where kind = 'fees'";
    private static final String MEND = "update account set balance_micros = balance_micros - 1 where kind = 'fees'";

    @Inject
    Pool pool;

    @Test
    void aFindingIsToldAcknowledgedAndResolved() {
        past("insert into account (kind, asset) values ('fees', 'USDT'), ('fees', 'TRX')");
        assertThat(run().getInt("data.seen")).isZero();
        assertThat(books()).isEqualTo("no open findings");

        past(BREAK);
        assertThat(run().getInt("data.fresh")).isEqualTo(4);
        assertThat(run().getInt("data.fresh")).isZero();
        JsonPath open = list("open", null).jsonPath();
        assertThat(open.<String>getList("kind"))
                .containsExactlyInAnyOrder("trial_balance", "trial_balance", "account_drift", "account_drift");
        assertThat(open.getList("times_seen")).containsOnly(2);
        awaitBooks("4 open findings: GET /api/findings?state=open");
        assertThat(given().get("/q/metrics").asString()).contains("joule_findings_open");

        pages();
        String id = open.getString("[0].id");
        turnedAway(id);
        Response known = acknowledge(id, Map.of("note", "tried by hand"));
        assertThat(known.statusCode()).as(known.asString()).isEqualTo(200);
        assertThat(known.jsonPath().getString("data.state")).isEqualTo("acknowledged");
        assertThat(known.jsonPath().getString("data.acknowledged_by")).isEqualTo("operator");
        problem(acknowledge(id, Map.of("note", "again")), 409, "finding_not_open");
        awaitBooks("3 open findings: GET /api/findings?state=open");

        past(MEND);
        assertThat(run().getInt("data.resolved")).isEqualTo(4);
        assertThat(list("open", null).jsonPath().getList("$")).isEmpty();
        assertThat(list("resolved", null).jsonPath().<String>getList("note")).contains("tried by hand");
        awaitBooks("no open findings");
    }

    private void pages() {
        Response first = list(null, null);
        assertThat(first.jsonPath().getList("id")).hasSize(3);
        Response second = list(null, first.header("X-Next-Cursor"));
        assertThat(second.jsonPath().getList("id")).hasSize(1);
        assertThat(second.header("X-Next-Cursor")).isNull();
    }

    private void turnedAway(String id) {
        problem(operator().get("/api/findings?state=lost"), 422, "unknown_value");
        problem(operator().get("/api/findings?cursor=x"), 422, "invalid_cursor");
        problem(acknowledge("nothing", Map.of("note", "x")), 404, "finding_not_found");
        problem(acknowledge("01a20dcb-93c3-792f-b3ec-3e112996e1f1", Map.of("note", "x")), 404, "finding_not_found");
        problem(acknowledge(id, Map.of("note", " ")), 422, "required");
        problem(acknowledge(id, Map.of("note", "a\u0000b")), 422, "invalid");
        problem(acknowledge(id, Map.of("note", "x".repeat(501))), 422, "wrong_length");
        assertThat(given().get("/api/findings").statusCode()).isEqualTo(401);
    }

    private static Response acknowledge(String id, Map<String, String> body) {
        return operator().body(body).post("/api/findings/" + id + "/acknowledge");
    }

    private static Response list(String state, String cursor) {
        RequestSpecification request = operator();
        if (state != null) {
            request.queryParam("state", state);
        } else {
            request.queryParam("limit", 3);
        }
        Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/findings");
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page;
    }

    private static JsonPath run() {
        Response done = operator().post("/api/reconciliation/run");
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
        assertThat(done.jsonPath().<String>getList("data.undecided")).allMatch(line -> line.startsWith("deposits"));
        return done.jsonPath();
    }

    private static String books() {
        return given().get("/health").path("checks.find { it.name == 'books' }.detail");
    }

    private static void awaitBooks(String detail) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(FindingApiTest::books, detail::equals);
    }

    private static void problem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    /** Past the ledger, as only somebody with the database's own rights can. */
    private void past(String sql) {
        await(pool.withTransaction(tx -> tx.query("set local session_replication_role = replica")
                .execute()
                .chain(() -> tx.query(sql).execute())));
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer sandbox").contentType(ContentType.JSON);
    }
}
