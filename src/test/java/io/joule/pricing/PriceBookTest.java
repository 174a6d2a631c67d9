package io.joule.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Refusal;
import io.joule.money.Money;
import io.joule.testing.OnEventLoop;
import io.joule.testing.QuarkusDatabase;
import io.joule.tron.Energy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(QuarkusDatabase.class)
class PriceBookTest {

    private static final Energy TRANSFER = new Energy(65_000);

    @Inject
    PriceBook book;

    @Inject
    Pool pool;

    @Test
    void aNewBookSellsTheConfiguredDurationsAtTheirDefaultPrices() {
        assertThat(book.sold()).extracting(RentalDuration::label).containsExactly("1h", "1d", "3d", "7d", "14d");
        assertThat(quote(TRANSFER, "1h").cost()).isEqualTo(Money.trx(2_925_000));
        assertThat(quote(TRANSFER, "14d").sunPerEnergy()).isEqualTo(560);
        assertThat(quote(TRANSFER, "14d").rental()).hasDays(14);
    }

    @Test
    void aChangedPriceHoldsAtOnceAndOnlyForItsTier() {
        OnEventLoop.run(() -> book.set(new Tier("3d", 1_000_000, 140)));
        assertThat(quote(new Energy(999_999), "3d").sunPerEnergy()).isEqualTo(150);
        assertThat(quote(new Energy(1_000_000), "3d").sunPerEnergy()).isEqualTo(140);
        OnEventLoop.run(() -> book.set(new Tier("3d", 1_000_000, 139)));
        assertThat(quote(new Energy(1_000_000), "3d").sunPerEnergy()).isEqualTo(139);
    }

    @Test
    void aPriceThatAnotherInstanceChangedIsSeenAfterARefresh() {
        OnEventLoop.run(() -> pool.query("update price set sun_per_energy = 300 where duration = '7d'")
                .execute());
        OnEventLoop.run(book::refresh);
        assertThat(quote(TRANSFER, "7d").sunPerEnergy()).isEqualTo(300);
    }

    @Test
    void openingAgainKeepsThePricesThatTheBookHas() throws Throwable {
        OnEventLoop.run(() -> book.set(new Tier("1d", 0, 77)));
        book.open(null);
        assertThat(quote(TRANSFER, "1d").sunPerEnergy()).isEqualTo(77);
        assertThat(book.tiers())
                .filteredOn(tier -> tier.duration().equals("1d"))
                .hasSize(1);
    }

    @Test
    void whatIsNotSoldIsRefusedWithWhatIs() {
        assertThatThrownBy(() -> quote(TRANSFER, "2h")).isInstanceOfSatisfying(UnknownDuration.class, refusal -> {
            assertThat(refusal.sold()).contains("1h", "14d");
            assertThat(refusal.field()).contains("duration");
        });
        assertThatThrownBy(() -> quote(new Energy(999), "1h"))
                .isInstanceOfSatisfying(EnergyOutOfRange.class, refusal -> {
                    assertThat(refusal.min()).isEqualTo(1_000);
                    assertThat(refusal.max()).isEqualTo(10_000_000);
                });
        assertThatThrownBy(() -> quote(new Energy(10_000_001), "1h")).isInstanceOf(EnergyOutOfRange.class);
        assertThat(quote(new Energy(1_000), "1h").cost()).isEqualTo(Money.trx(45_000));
    }

    @Test
    void whatIsNotSoldIsNotFound() {
        assertThat(book.find(TRANSFER)).extracting(Quote::duration).containsExactly("1h", "1d", "3d", "7d", "14d");
        assertThat(book.find(TRANSFER, "1h")).contains(quote(TRANSFER, "1h"));
        assertThat(book.find(TRANSFER, "2h")).isEmpty();
        assertThat(book.find(new Energy(999))).isEmpty();
        assertThat(book.find(new Energy(10_000_001), "1h")).isEmpty();
    }

    @Test
    void aPriceOutOfReasonIsRefused() {
        assertThatThrownBy(() -> OnEventLoop.run(() -> book.set(new Tier("1h", 0, 0))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> OnEventLoop.run(() -> book.set(new Tier("1h", 0, 1_000_001))))
                .isInstanceOf(Refusal.class);
    }

    private Quote quote(Energy energy, String duration) {
        return OnEventLoop.run(() -> book.quote(energy, duration));
    }
}
