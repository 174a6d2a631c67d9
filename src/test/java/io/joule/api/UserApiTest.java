package io.joule.api;

import static io.joule.api.ProblemTest.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Ids;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.Awaited;
import io.joule.testing.NoNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoNode.class)
class UserApiTest {

    private static final String ADDRESS = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8";

    @Inject
    Pool pool;

    @Inject
    Ledger ledger;

    @Test
    void anUnknownCustomerComesIntoBeingWithZero() {
        Response answer = operator().get("/api/users/9223372036854775807/balance");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Long>path("user_id")).isEqualTo(Long.MAX_VALUE);
        assertThat(answer.<String>path("balance_trx")).isEqualTo("0.000000");
        assertThat(answer.<String>path("balance_usdt")).isEqualTo("0.000000");
        assertThat(answer.<String>path("held_trx")).isEqualTo("0.000000");
        assertThat(answer.<String>path("held_usdt")).isEqualTo("0.000000");
        assertThat(answer.<Integer>path("balance_trx_sun")).isZero();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aStatementIsReadPageByPage() {
        long customer = 71;
        operator().get("/api/users/71/balance");
        UUID order = Ids.next();
        Awaited.inTransaction(pool, tx -> ledger.deposit(tx, customer, Money.trx(100_000_000), "a:0", "from somebody"));
        Awaited.inTransaction(pool, tx -> ledger.hold(tx, customer, Money.trx(2_925_000), order));
        Awaited.inTransaction(pool, tx -> ledger.deposit(tx, customer, Money.parse(Asset.USDT, "7.5"), "b:0", null));

        Response first = operator().get("/api/users/71/transactions?limit=2");
        assertThat(first.<List<String>>path("transaction_type")).containsExactly("deposit", "hold");
        assertThat(first.<List<String>>path("amount")).containsExactly("7.500000", "-2.925000");
        assertThat(first.<List<String>>path("balance_after")).containsExactly("7.500000", "97.075000");
        assertThat(first.<List<String>>path("currency")).containsExactly("USDT", "TRX");
        assertThat(first.<String>path("[1].reference_id")).isEqualTo(order.toString());
        assertThat(first.<String>path("[1].created_at")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
        String cursor = first.header("X-Next-Cursor");
        assertThat(first.header("Link"))
                .isEqualTo("</api/users/71/transactions?limit=2&cursor=" + cursor + ">; rel=\"next\"");

        Response second = operator().get("/api/users/71/transactions?limit=2&cursor=" + cursor);
        assertThat(second.<List<String>>path("description")).containsExactly("from somebody");
        assertThat(second.header("X-Next-Cursor")).isNull();
        assertThat(second.header("Link")).isNull();

        Response balance = operator().get("/api/users/71/balance");
        assertThat(balance.<String>path("balance_trx")).isEqualTo("97.075000");
        assertThat(balance.<Integer>path("balance_trx_sun")).isEqualTo(97_075_000);
        assertThat(balance.<String>path("held_trx")).isEqualTo("2.925000");
        assertThat(balance.<String>path("balance_usdt")).isEqualTo("7.500000");
    }

    @Test
    void anAddressIsKeptOnceAndForgottenOnce() {
        String path = "/api/wallets/users/72";
        String body = "{\"wallet_address\":\"" + ADDRESS + "\"}";
        Response saved = operator().contentType("application/json").body(body).post(path);
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(saved.<Boolean>path("success")).isTrue();
        assertThat(operator().get(path).<List<String>>path("wallet_address")).containsExactly(ADDRESS);
        assertThat(operator().get(path).<List<Boolean>>path("is_active")).containsExactly(true);
        ProblemTest.assertProblem(
                operator().contentType("application/json").body(body).post(path), 409, "address_already_saved");
        assertThat(operator().delete(path + "/" + ADDRESS).<Boolean>path("success"))
                .isTrue();
        assertThat(operator().get(path).<List<String>>path("wallet_address")).isEmpty();
        assertThat(operator()
                        .contentType("application/json")
                        .body(body)
                        .post(path)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void listsAreThereWithAndWithoutTheSlash() {
        for (String path : List.of("/api/orders", "/api/supplier-wallets", "/api/wallets/users/73")) {
            Response bare = operator().get(path);
            Response slash = operator().get(path + "/");
            assertThat(bare.statusCode()).as(path).isEqualTo(200);
            assertThat(bare.<List<Object>>path("$")).as(path).isNotNull();
            assertThat(slash.statusCode()).as(path).isEqualTo(200);
            assertThat(slash.asString()).as(path).isEqualTo(bare.asString());
        }
        // Not a redirect and not a 404: it gets as far as its body.
        ProblemTest.assertProblem(
                operator().contentType("application/json").body("{").post("/api/orders"), 400, "malformed_json");
    }

    @Test
    void theEngineCanBeWokenAndTheWalletsLookedAt() {
        assertThat(operator().post("/api/supplier-wallets/process-orders").<Boolean>path("success"))
                .isTrue();
        Response looked = operator().post("/api/supplier-wallets/update-balances");
        assertThat(looked.statusCode()).as(looked.asString()).isIn(200, 503);
    }
}
