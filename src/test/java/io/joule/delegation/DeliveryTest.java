package io.joule.delegation;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.keys.Keyset;
import io.joule.order.Order;
import io.joule.order.OrderStatus;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private TestDesk desk = new TestDesk(DATABASE);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anOrderIsDeliveredAndCapturedWhenItsDelegationIsInABlock() {
        Order order = desk.place();
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        desk.one.work();
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.PROCESSING);
        desk.blocks(1);
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(desk.delegatedSun()).isPositive().isEqualTo(desk.liveSun());
        assertThat(desk.availableSun()).isEqualTo(1_000_000_000 - 65_000 * 45);
    }

    private static final Duration CLAIM = Duration.ofSeconds(10);

    @Test
    void whoseClaimRanOutMayNotMoveWhatAnotherHasClaimed() {
        desk.place();
        Delegation paused = planned(desk.one).get(0);
        assertThat(planned(desk.instance())).as("claimed is claimed").isEmpty();
        desk.node.pass(CLAIM.plusSeconds(1));
        Delegation other = planned(desk.instance()).get(0);
        assertThat(move(paused)).as("the one that was paused").isFalse();
        await(desk.one.delegations.postpone(DATABASE.pool(), paused, "late", Instant.parse("2100-01-01T00:00:00Z")));
        assertThat(desk.column("select trouble from delegation")).containsOnlyNulls();
        assertThat(move(other)).isTrue();
    }

    private boolean move(Delegation claimed) {
        return inTransaction(DATABASE.pool(), tx -> desk.one.delegations.move(tx, claimed, DelegationStatus.SENT));
    }

    @Test
    void anInstanceThatCannotSignDoesNotTakeBackWhatAnotherHasSent() {
        Order order = desk.place();
        Delegation planned = planned(desk.one).get(0);
        desk.node.pass(CLAIM.plusSeconds(1));
        desk.one.work();
        // The other instance had claimed the row before, and its keyset is not the one that sealed the key.
        inTransaction(DATABASE.pool(), tx -> desk.one.failed.beforeSigning(tx, planned, Trouble.PERMISSION, "no key"));
        assertThat(desk.order(order).missing().units()).isZero();
        desk.blocks(1);
        desk.one.work();
        desk.blocks(1);
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(desk.column("select status from delegation")).containsExactly("active");
        assertThat(desk.delegatedSun()).isEqualTo(desk.liveSun());
    }

    @Test
    void twoInstancesThatCannotSignAskForThePartOnlyOnce() {
        Order order = desk.place();
        Instance blind = desk.instance(Keyset.generate());
        Delegation planned = planned(blind).get(0);
        for (int i = 0; i < 2; i++) {
            inTransaction(DATABASE.pool(), tx -> blind.failed.beforeSigning(tx, planned, Trouble.PERMISSION, "no key"));
        }
        assertThat(desk.order(order).missing()).isEqualTo(order.energy());
        assertThat(desk.order(order).attempts()).isEqualTo(1);
    }

    @Test
    void twoInstancesAtOnceSignAndSendEachDelegationOnce() {
        Instance two = desk.instance();
        for (int i = 0; i < 5; i++) {
            desk.place(12_000);
        }
        for (int round = 0; round < 3; round++) {
            await(Uni.join()
                    .all(desk.one.deliverer.deliver(), two.deliverer.deliver())
                    .andFailFast());
            desk.node.blocks(1);
            desk.one.track();
        }
        assertThat(desk.column("select status from delegation")).hasSize(5).containsOnly("active");
        assertThat(desk.rows("select id from chain_tx")).hasSize(5);
        assertThat(desk.delegatedSun()).isEqualTo(desk.liveSun());
    }

    @Test
    void threeInstancesShareTheSigningAndNoSignatureIsThrownAway() {
        desk.close();
        desk = new TestDesk(DATABASE, 10_000, Map.of("joule.engine.batch", "4"));
        List<Instance> all = List.of(desk.one, desk.instance(), desk.instance());
        for (int i = 0; i < 24; i++) {
            desk.place(1_000);
        }
        while (desk.number("select count(*) from delegation where status = 'planned'") > 0) {
            await(Uni.join()
                    .all(all.stream().map(one -> one.deliverer.deliver()).toList())
                    .andFailFast());
        }
        List<Integer> signatures = all.stream().map(one -> one.signatures.get()).toList();
        System.out.println("signatures for 24 delegations by 3 instances: " + signatures);
        assertThat(signatures.stream().mapToInt(Integer::intValue).sum()).isEqualTo(24);
        assertThat(signatures).as("each did a share").doesNotContain(0);
    }

    @Test
    void aPartThatNobodyCanSignIsGivenUpAndTheOrderEndsInTime() {
        Order order = desk.place();
        desk.node.faults.add(new Fault(FaultKind.HTTP_503, "/wallet/getblock", Fault.UNTIL_CLEARED, 0));
        for (int i = 0; i < 12; i++) {
            desk.node.pass(Duration.ofSeconds(61));
            await(desk.one.deliverer.deliver());
        }
        assertThat(desk.column("select distinct status from delegation")).containsExactly("dropped");
        assertThat(desk.order(order).missing()).isEqualTo(order.energy());
        desk.node.pass(Duration.ofMinutes(30));
        desk.one.work();
        assertThat(desk.order(order).status()).isEqualTo(OrderStatus.FAILED);
        assertThat(desk.availableSun()).isEqualTo(1_000_000_000);
    }

    @Test
    void anOrderThatCannotBeAssignedKeepsNobodyElseWaiting() {
        Order poor = desk.place();
        desk.execute("update energy_order set missing_energy = energy where id = '" + poor.id() + "'");
        desk.execute("update delegation set status = 'dropped'");
        desk.execute("update energy_order set receiver = 'TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY'");
        Order good = desk.place(12_000);
        desk.one.work();
        desk.blocks(1);
        assertThat(desk.order(good).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(desk.order(poor).status()).isEqualTo(OrderStatus.FAILED);
        assertThat(desk.order(poor).failureCode()).isEqualTo("receiver_refused");
    }

    private List<Delegation> planned(Instance instance) {
        Instant now = desk.node.clock().now();
        return await(instance.delegations.claim(DATABASE.pool(), DelegationStatus.PLANNED, now, now.plus(CLAIM), 10));
    }
}
