package io.joule.delegation;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Refusal;
import io.joule.order.Order;
import io.joule.order.OrderRequest;
import io.joule.order.OrderStatus;
import io.joule.order.Placed;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlaceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestDesk desk = new TestDesk(DATABASE);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theSameKeyEightTimesAtOnceIsOneOrder() {
        Instance two = desk.instance();
        List<Uni<Placed>> tries = IntStream.range(0, 8)
                .mapToObj(i -> (i % 2 == 0 ? desk.one : two).orders.service.place(request("key", "same")))
                .toList();
        List<Placed> placed = await(Uni.join().all(tries).andFailFast());
        assertThat(placed)
                .extracting(p -> p.order().id())
                .containsOnly(placed.get(0).order().id());
        assertThat(placed).filteredOn(p -> !p.repeated()).hasSize(1);
        assertThat(desk.rows("select id from energy_order")).hasSize(1);
        assertThat(desk.availableSun()).isEqualTo(1_000_000_000 - TestDesk.ENERGY * 45);
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        await(desk.one.orders.service.place(request("key", "one")));
        assertThatThrownBy(() -> await(desk.one.orders.service.place(request("key", "another"))))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("idempotency_key_reused"));
    }

    @RepeatedTest(5)
    void anOrderIsEitherCancelledOrDelivered() {
        Order order = desk.place();
        Uni<Boolean> cancelled = desk.one
                .orders
                .service
                .cancel(order.id())
                .replaceWith(true)
                .onFailure(Refusal.class)
                .recoverWithItem(false);
        List<Boolean> both =
                await(Uni.join().all(desk.one.deliverer.deliver(), cancelled).andFailFast());
        desk.blocks(1);
        boolean off = both.get(1);
        assertThat(desk.order(order).status()).isEqualTo(off ? OrderStatus.CANCELLED : OrderStatus.COMPLETED);
        assertThat(desk.rows("select id from chain_tx")).hasSize(off ? 0 : 1);
        assertThat(desk.delegatedSun()).isEqualTo(desk.liveSun());
        assertThat(desk.availableSun()).isEqualTo(1_000_000_000 - (off ? 0 : TestDesk.ENERGY * 45));
    }

    private static OrderRequest request(String key, String hash) {
        var idempotency = new OrderRequest.Idempotency("client", key, hash);
        return new OrderRequest(
                TestDesk.CUSTOMER,
                TestDesk.ENERGY,
                "1h",
                TestDesk.RECEIVER.address().toString(),
                Optional.of(idempotency));
    }
}
