package io.joule.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.order.Order;
import io.joule.order.OrderStatus;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RollbackTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String BROADCAST = "/wallet/broadcasthex";
    private static final long MONEY = 1_000_000_000;
    private static final long COST = TestDesk.ENERGY * 45;

    private TestDesk desk;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aCompletedOrderWhoseBlockIsGoneForGoodIsDeliveredAnewAndPaidOnce() {
        desk = new TestDesk(DATABASE);
        Order order = completedAndGone();
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(desk.order(order).missing()).isEqualTo(order.energy());
        desk.node.pass(Duration.ofSeconds(61));
        desk.one.work();
        desk.blocks(1);
        Order after = desk.order(order);
        assertThat(after.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(after.missing().units()).isZero();
        assertThat(after.reclaimAt()).isEqualTo(after.completedAt().plus(after.rental()));
        assertThat(desk.column("select status from delegation order by id")).containsExactly("dropped", "active");
        assertThat(desk.delegatedSun()).isEqualTo(desk.liveSun());
        assertThat(desk.availableSun()).isEqualTo(MONEY - COST);
    }

    @Test
    void aCompletedOrderThatCannotBeDeliveredAnewIsRefunded() {
        desk = new TestDesk(DATABASE);
        Order order = completedAndGone();
        desk.node.pass(Duration.ofMinutes(31));
        desk.one.work();
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.FAILED);
        assertThat(desk.availableSun()).isEqualTo(MONEY);
        assertThat(desk.column("select kind from ledger_tx where reference = '" + order.id() + "' order by id"))
                .containsExactly("hold", "capture", "refund");
        assertThat(desk.delegatedSun()).isZero();
    }

    @Test
    void whatIsInABlockOfAnOrderThatFailsComesHomeEarlyAndTheMoneyIsBack() {
        desk = new TestDesk(DATABASE, 5_000, Map.of());
        Order order = desk.place();
        assertThat(desk.rows("select id from delegation where status = 'planned'"))
                .hasSize(2);
        desk.node.faults.add(new Fault(FaultKind.NEVER_INCLUDED, "", 1, 0));
        desk.one.work();
        desk.node.faults.add(new Fault(FaultKind.DROP_REQUEST, BROADCAST, Fault.UNTIL_CLEARED, 0));
        untilExpired();
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.PROCESSING);
        assertThat(desk.column("select status from delegation order by status")).containsExactly("active", "dropped");
        assertThat(desk.availableSun()).isEqualTo(MONEY - COST);
        desk.node.faults.clear();
        desk.node.pass(Duration.ofMinutes(31));
        desk.one.work();
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.FAILED);
        assertThat(desk.availableSun()).isEqualTo(MONEY);
        desk.one.reclaim();
        desk.blocks(2);
        assertThat(desk.column("select status from delegation order by status"))
                .containsExactly("dropped", "reclaimed");
        assertThat(desk.delegatedSun()).isZero();
    }

    private Order completedAndGone() {
        Order order = desk.place();
        desk.one.work();
        desk.blocks(1);
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.COMPLETED);
        desk.node.chain.rollback(2);
        desk.node.pass(Duration.ofSeconds(2));
        desk.node.faults.add(new Fault(FaultKind.DROP_REQUEST, BROADCAST, Fault.UNTIL_CLEARED, 0));
        untilExpired();
        assertThat(desk.column("select status from chain_tx")).containsExactly("expired");
        desk.node.faults.clear();
        return order;
    }

    private void untilExpired() {
        desk.blocks(28);
        desk.node.pass(Duration.ofSeconds(21));
        desk.blocks(2);
    }
}
