package io.joule.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.order.Order;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.Surroundings;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReclaimTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private TestDesk desk = new TestDesk(DATABASE);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void nothingIsTakenBackBeforeItsChainTimeWhateverTheServicesClockSays() {
        Order order = desk.delivered();
        desk.node.pass(Duration.ofHours(2));
        desk.one.track();
        desk.one.reclaim();
        assertThat(desk.column("select status from delegation")).containsExactly("active");
        desk.node.chain.advance(Duration.ofHours(1).toSeconds());
        desk.one.track();
        assertThat(desk.node.chain.now()).isGreaterThan(order.reclaimAt().toEpochMilli());
        desk.one.reclaim();
        desk.blocks(1);
        assertThat(desk.column("select status from delegation")).containsExactly("reclaimed");
        assertThat(desk.delegatedSun()).isZero();
    }

    @Test
    void exactlyItsSunComesHomeWhileAnotherOrderOfTheSamePairRuns() {
        desk.execute("update supplier_wallet set state = 'disabled' where id = 2");
        desk.place(12_000);
        desk.one.work();
        desk.blocks(TestNode.SOLID_LAG + 3);
        desk.node.chain.advance(Duration.ofMinutes(40).toSeconds());
        desk.place(15_000);
        desk.one.work();
        desk.blocks(TestNode.SOLID_LAG + 3);
        desk.node.chain.advance(Duration.ofMinutes(30).toSeconds());
        desk.one.track();
        desk.one.reclaim();
        desk.blocks(1);
        assertThat(desk.column("select status from delegation order by id")).containsExactly("reclaimed", "active");
        assertThat(desk.delegatedSun()).isEqualTo(desk.liveSun()).isPositive();
    }

    @Test
    void itIsLostOnlyWhenSoManyReclaimsInARowFoundNothing() {
        desk.delivered();
        desk.node.chain.advance(Duration.ofHours(1).toSeconds());
        desk.one.track();
        desk.execute("update delegation set sun = sun * 2");
        desk.one.reclaim();
        // Attempts that failed for other reasons are no proof.
        desk.execute("update delegation set attempts = 50");
        for (int i = 1; i < 5; i++) {
            assertThat(desk.column("select status from delegation")).containsExactly("due");
            desk.node.pass(Duration.ofMinutes(11));
            desk.one.reclaim();
        }
        assertThat(desk.column("select status from delegation"))
                .as("five nodes' words, and none of them final")
                .containsExactly("due");
        desk.node.pass(Duration.ofMinutes(11));
        desk.one.reclaim();
        assertThat(desk.column("select status from delegation")).containsExactly("lost");
        assertThat(desk.rows("select id from chain_tx where purpose = 'reclaim'"))
                .hasSize(5);
    }

    @Test
    void howeverOftenANodeThatIsBehindSeesNothingThereItWaitsAndComesHome() {
        desk.delivered();
        desk.node.chain.advance(Duration.ofHours(1).toSeconds());
        desk.one.track();
        desk.execute("update delegation set status = 'due', next_attempt_at = '2000-01-01'");
        try (TestNode behind = new TestNode(DATABASE, TestDesk::world)) {
            Surroundings there = behind.surroundings(DATABASE.newPool(2));
            Instance misled = desk.instance(new Surroundings(
                    there.vertx(), there.pool(), there.network(), there.tronScan(), desk.node.clock()));
            for (int i = 1; i <= 8; i++) {
                misled.reclaim();
                assertThat(desk.column("select status from delegation")).containsExactly("due");
                desk.node.pass(Duration.ofMinutes(6));
            }
            assertThat(desk.column("select trouble from delegation"))
                    .singleElement()
                    .asString()
                    .contains("does not exist");
        }
        desk.one.reclaim();
        desk.blocks(1);
        assertThat(desk.column("select status from delegation")).containsExactly("reclaimed");
        assertThat(desk.delegatedSun()).isZero();
    }

    @Test
    void aReclaimThatExpiresIsMadeAnew() {
        desk.delivered();
        desk.node.chain.advance(Duration.ofHours(1).toSeconds());
        desk.one.track();
        desk.node.faults.add(new Fault(FaultKind.DROP_REQUEST, "/wallet/broadcasthex", Fault.UNTIL_CLEARED, 0));
        desk.one.reclaim();
        desk.blocks(28);
        desk.node.pass(Duration.ofSeconds(21));
        desk.blocks(2);
        assertThat(desk.column("select status from delegation")).containsExactly("due");
        desk.node.faults.clear();
        desk.node.pass(Duration.ofMinutes(11));
        desk.one.reclaim();
        desk.blocks(1);
        assertThat(desk.column("select status from delegation")).containsExactly("reclaimed");
        assertThat(desk.delegatedSun()).isZero();
    }
}
