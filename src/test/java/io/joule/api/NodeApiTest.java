package io.joule.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.sandbox.SandboxNetwork;
import io.joule.testing.FastSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What an operator sees of the nodes, and lets back. */
@QuarkusTest
@TestProfile(FastSandbox.class)
class NodeApiTest {

    @Inject
    SandboxNetwork sandbox;

    @Test
    void theNodesAreListedWithTheirStanding() {
        JsonPath nodes =
                asOperator().get("/api/nodes/").then().statusCode(200).extract().jsonPath();

        assertThat(nodes.getList("nodes")).hasSize(1);
        assertThat(nodes.getString("nodes[0].name"))
                .isEqualTo(sandbox.url().orElseThrow().replace("http://", ""));
        assertThat(nodes.getString("nodes[0].role")).isEqualTo("both");
        assertThat(nodes.getString("nodes[0].standing")).isIn("well", "behind");
        assertThat(nodes.getMap("nodes[0]")).containsKey("quota_left");
    }

    @Test
    void restoringIsWrittenIntoTheAudit() {
        asOperator().post("/api/nodes/restore").then().statusCode(200);

        assertThat(asOperator().get("/api/audit/?subject=nodes").jsonPath().getString("[0].action"))
                .isEqualTo("nodes.restored");
    }

    @Test
    void onlyAnOperatorMay() {
        assertThat(given().get("/api/nodes/").statusCode()).isEqualTo(401);
        assertThat(given().post("/api/nodes/restore").statusCode()).isEqualTo(401);
    }

    private static io.restassured.specification.RequestSpecification asOperator() {
        return given().header("Authorization", "Bearer sandbox");
    }
}
