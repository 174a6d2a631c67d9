package io.joule.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.sandbox.node.Json;
import io.joule.testing.Desk;
import io.vertx.mutiny.sqlclient.Pool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Whether every order ended once, asked of the customers' money, of the database, and of every block of the chain. */
final class KillVerdict {

    private static final int PAGE = 100;

    private final KillPlan plan;
    private final Pool pool;
    private final Desk desk;
    private final long costSun;
    private final long firstUser;

    KillVerdict(KillPlan plan, Pool pool, Desk desk, long costSun, long firstUser) {
        this.plan = plan;
        this.pool = pool;
        this.desk = desk;
        this.costSun = costSun;
        this.firstUser = firstUser;
    }

    List<String> lines(List<String> ids, Supplier<List<String>> told, long seconds) throws Exception {
        assertThat(new HashSet<>(ids)).as("orders that clients were told of").hasSize(plan.orders());
        assertThat(number("select count(*) from energy_order")).as("orders").isEqualTo(plan.orders());
        assertThat(number("select count(*) from energy_order where status = 'completed'"))
                .as("orders completed")
                .isEqualTo(plan.orders());
        long spent = number("select -sum(p.micros)::bigint from posting p join account a on a.id = p.account_id"
                + " join ledger_tx t on t.id = p.tx_id where t.kind = 'capture' and a.customer_id >= " + firstUser);
        assertThat(spent).as("sun that customers paid").isEqualTo(plan.orders() * costSun);
        long reclaimed = number("select count(*) from delegation where status = 'reclaimed'");
        Map<String, Long> chain = contracts();
        assertThat(chain.get("DelegateResourceContract"))
                .as("delegations in the chain's blocks")
                .isEqualTo(reclaimed);
        assertThat(chain.get("UnDelegateResourceContract"))
                .as("reclaims in the chain's blocks")
                .isEqualTo(reclaimed);
        for (String wallet : List.of("supplier-1", "supplier-3")) {
            assertThat(desk.delegatedOut(desk.address(wallet)))
                    .as("left out by %s", wallet)
                    .isZero();
        }
        List<String> lines = new ArrayList<>();
        lines.add("%s: %d instances, seed %d, %d s".formatted(plan.name(), plan.instances(), plan.seed(), seconds));
        lines.addAll(told.get());
        lines.add("orders placed                     " + ids.size());
        lines.add("orders completed                  " + plan.orders() + ", lost 0, doubled 0");
        lines.add("delegations in blocks             " + chain.get("DelegateResourceContract"));
        lines.add("reclaims in blocks                " + chain.get("UnDelegateResourceContract"));
        lines.add("transactions signed               " + number("select count(*) from chain_tx"));
        lines.add("  proven expired, made again      " + number(ended("expired")));
        lines.add("  turned away, made again         " + number(ended("refused")));
        lines.add("sun paid by customers             " + spent + " (all orders, once)");
        lines.add("ledger                            zero-sum, every balance the sum of its postings");
        lines.add("books and chain                   equal, pair by pair");
        return lines;
    }

    private static String ended(String status) {
        return "select count(*) from chain_tx where status = '" + status + "'";
    }

    /** How many successful contracts of each type there are in all blocks of the chain. */
    private Map<String, Long> contracts() throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        long head = node("/wallet/getnowblock", "{}")
                .at("/block_header/raw_data/number")
                .asLong();
        for (long from = 0; from <= head; from += PAGE) {
            JsonNode page = node(
                    "/wallet/getblockbylimitnext",
                    "{\"startNum\": %d, \"endNum\": %d}".formatted(from, Math.min(head + 1, from + PAGE)));
            for (JsonNode block : page.path("block")) {
                for (JsonNode tx : block.path("transactions")) {
                    assertThat(tx.at("/ret/0/contractRet").asText()).isEqualTo("SUCCESS");
                    counts.merge(tx.at("/raw_data/contract/0/type").asText(), 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    private JsonNode node(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk.nodeUrl() + path))
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Json.read(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private long number(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .atMost(Duration.ofSeconds(30))
                .iterator()
                .next()
                .getLong(0);
    }
}
