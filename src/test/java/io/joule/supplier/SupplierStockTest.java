package io.joule.supplier;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.money.Sun;
import io.joule.testing.TestDatabase;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SupplierStockTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<TronAddress> ADDRESSES = List.of(
            TronAddress.parse("TYPuUqocEhpLnb7pdAJdU7shgFJjkL6qoV"),
            TronAddress.parse("TAehpupLQypV3iazE3epYCSSrFmsBaVqFp"));
    private static final TransactionCost COST = new TransactionCost(300, new Sun(300_000));
    private static final EnergyRatio RATIO = new EnergyRatio(1_000_000, 1_000_000);

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void whoWasPausedBetweenTheQuestionAndItsAnswerDoesNotWriteAnOldWord() {
        long wallet = wallet(0, 1_000, 50);
        assertThat(observe(wallet, 900, 200, NOW)).isTrue();
        // Put before that one, answered long after it: by its block it is older, and what is written is minutes old.
        assertThat(observe(wallet, 1_000, 100, NOW.minusSeconds(1))).isFalse();
        assertThat(capacities())
                .singleElement()
                .satisfies(c -> assertThat(c.free()).isEqualTo(Sun.ofTrx(900)));
        Instant later = NOW.plus(Duration.ofMinutes(3));
        assertThat(observe(wallet, 950, 190, later))
                .as("a node that is behind itself, asked later")
                .isTrue();
    }

    @Test
    void whatIsPlannedOrSentOrNotYetSeenIsNotFree() {
        long wallet = wallet(0, 1_000, 50);
        delegation(wallet, 100, "planned", null, NOW);
        delegation(wallet, 50, "sent", null, NOW);
        delegation(wallet, 20, "active", 51L, NOW);
        delegation(wallet, 7, "due", 60L, NOW);
        delegation(wallet, 3, "reclaiming", 99L, NOW);
        assertThat(capacities()).singleElement().satisfies(capacity -> {
            assertThat(capacity.free()).isEqualTo(Sun.ofTrx(820));
            assertThat(capacity.owedTransactions()).isEqualTo(10);
        });
    }

    @Test
    void whatTheChainHasCountedOrWhatIsOverIsNotSubtractedAgain() {
        long wallet = wallet(0, 1_000, 50);
        observe(wallet, 1_150, 1_000, 50, NOW);
        delegation(wallet, 100, "active", 50L, NOW);
        delegation(wallet, 50, "reclaiming", 50L, NOW);
        delegation(wallet, 20, "reclaimed", 60L, NOW);
        delegation(wallet, 7, "dropped", null, NOW);
        assertThat(capacities()).singleElement().satisfies(capacity -> {
            assertThat(capacity.free()).isEqualTo(Sun.ofTrx(1_000));
            assertThat(capacity.owedTransactions()).isEqualTo(1);
        });
    }

    @Test
    void whatTheBooksHaveOutIsNotFreeAlthoughTheChainHasForgottenItInAFork() {
        long wallet = wallet(0, 1_000, 50);
        delegation(wallet, 600, "active", 48L, NOW);
        delegation(wallet, 150, "reclaiming", 40L, NOW);
        delegation(wallet, 50, "sent", null, NOW);
        // Block 50 of the other branch has none of them, and all the stake can be delegated.
        observe(wallet, 1_000, 1_000, 50, NOW);
        assertThat(capacities()).extracting(Capacity::free).containsExactly(Sun.ofTrx(200));
    }

    @Test
    void theDailyCapCountsTheLast24Hours() {
        long wallet = wallet(0, 1_000, 50);
        await(SupplierSql.dailyCap(DATABASE.pool(), wallet, Sun.ofTrx(300).value()));
        delegation(wallet, 100, "active", 40L, NOW.minus(Duration.ofHours(23)));
        delegation(wallet, 150, "reclaimed", 40L, NOW.minus(Duration.ofHours(25)));
        delegation(wallet, 90, "dropped", null, NOW.minus(Duration.ofHours(1)));
        assertThat(capacities()).extracting(Capacity::free).containsExactly(Sun.ofTrx(200));
    }

    @Test
    void onlyEnabledWalletsWithoutTroubleAreOffered() {
        long first = wallet(0, 1_000, 50);
        long second = wallet(1, 2_000, 50);
        assertThat(capacities()).extracting(Capacity::walletId).containsExactly(first, second);
        await(SupplierSql.trouble(DATABASE.pool(), first, "BANDWITH_ERROR", NOW.plusSeconds(60)));
        inTransaction(DATABASE.pool(), tx -> SupplierSql.state(tx, second, WalletState.DRAINING));
        assertThat(capacities()).isEmpty();
        assertThat(capacities(NOW.plusSeconds(60)))
                .extracting(Capacity::walletId)
                .containsExactly(first);
    }

    @Test
    void aShorterPauseDoesNotEndALongerOne() {
        long wallet = wallet(0, 1_000, 50);
        await(SupplierSql.trouble(DATABASE.pool(), wallet, "permission: gone", NOW.plusSeconds(3600)));
        await(SupplierSql.trouble(DATABASE.pool(), wallet, "busy", NOW.plusSeconds(60)));
        assertThat(find(wallet).trouble()).contains("permission: gone");
        assertThat(await(SupplierSql.forgetTrouble(DATABASE.pool(), wallet, "busy")))
                .isFalse();
        assertThat(await(SupplierSql.forgetTrouble(DATABASE.pool(), wallet, "permission: ")))
                .isTrue();
        assertThat(find(wallet).takesOrders(NOW)).isTrue();
    }

    @Test
    void anOlderBlockDoesNotOverwriteALaterOneUnlessThatIsOldNews() {
        long wallet = wallet(0, 1_000, 50);
        observe(wallet, 900, 49, NOW.plusSeconds(1));
        assertThat(find(wallet).observed().delegatable()).isEqualTo(Sun.ofTrx(1_000));
        observe(wallet, 900, 50, NOW.plusSeconds(1));
        assertThat(find(wallet).observed().delegatable()).isEqualTo(Sun.ofTrx(900));
        observe(wallet, 800, 1, NOW.plusSeconds(200));
        assertThat(find(wallet).observed().delegatable()).isEqualTo(Sun.ofTrx(800));
    }

    @Test
    void placementsAtOnceNeverSellMoreThanThereIs() {
        wallet(0, 100, 50);
        wallet(1, 55, 50);
        var demand = new Demand(new Energy(10), RATIO, 0, COST, Set.of());
        List<Boolean> placed = await(Uni.join()
                .all(IntStream.range(0, 40)
                        .mapToObj(i -> DATABASE.pool().withTransaction(tx -> place(tx, demand)))
                        .toList())
                .andFailFast());
        // Ten TRX each: ten fit the one wallet, five the other, where five TRX are left.
        assertThat(placed).filteredOn(done -> done).hasSize(15);
        assertThat(await(SupplierSql.stock(DATABASE.pool(), NOW)))
                .extracting(WalletStock::free)
                .containsExactly(Sun.ZERO, Sun.ofTrx(5));
    }

    @Test
    void aWalletWithEnergyOutDrainsAndIsDisabledWhenItIsBack() {
        long wallet = wallet(0, 1_000, 50);
        UUID out = delegation(wallet, 100, "active", 50L, NOW);
        assertThat(change(wallet, WalletState.DISABLED).state()).isEqualTo(WalletState.DRAINING);
        assertThat(settled(wallet)).isFalse();
        await(DATABASE.pool()
                .preparedQuery("update delegation set status = 'reclaimed' where id = $1")
                .execute(Tuple.of(out)));
        assertThat(settled(wallet)).isTrue();
        assertThat(find(wallet).state()).isEqualTo(WalletState.DISABLED);
        assertThat(change(wallet, WalletState.ENABLED).state()).isEqualTo(WalletState.ENABLED);
        assertThat(settled(wallet)).isFalse();
    }

    @Test
    void aWalletWithNothingOutIsDisabledAtOnce() {
        long wallet = wallet(0, 1_000, 50);
        assertThat(change(wallet, WalletState.DRAINING).state()).isEqualTo(WalletState.DISABLED);
        assertThat(change(wallet, WalletState.DISABLED).state()).isEqualTo(WalletState.DISABLED);
    }

    private static Uni<Boolean> place(SqlConnection tx, Demand demand) {
        return SupplierSql.lockCapacities(tx, NOW).chain(wallets -> {
            Optional<List<Part>> parts = WalletSelection.choose(wallets, demand);
            Uni<Boolean> done = Uni.createFrom().item(parts.isPresent());
            for (Part part : parts.orElse(List.of())) {
                done = done.call(
                        () -> Rows.delegation(tx, part.walletId(), part.sun().value(), "planned", null, NOW));
            }
            return done;
        });
    }

    private static long wallet(int index, long trx, long block) {
        var access = new WalletAccess(ADDRESSES.get(index), ADDRESSES.get(index), 0, false);
        long id = inTransaction(DATABASE.pool(), tx -> SupplierSql.put(tx, access, NOW))
                .id();
        observe(id, trx, block, NOW);
        return id;
    }

    private static boolean observe(long wallet, long trx, long block, Instant asked) {
        return observe(wallet, trx, trx, block, asked);
    }

    private static boolean observe(long wallet, long staked, long free, long block, Instant asked) {
        var seen = new Observation(Sun.ofTrx(1_000), Sun.ofTrx(staked), Sun.ofTrx(free), 0, 0, 0, 0, block);
        return inTransaction(DATABASE.pool(), tx -> SupplierSql.observed(tx, wallet, seen, asked));
    }

    private static UUID delegation(long wallet, long trx, String status, Long block, Instant at) {
        return inTransaction(
                DATABASE.pool(),
                tx -> Rows.delegation(tx, wallet, Sun.ofTrx(trx).value(), status, block, at));
    }

    private static SupplierWallet change(long wallet, WalletState state) {
        return inTransaction(DATABASE.pool(), tx -> WalletStates.change(tx, wallet, w -> state));
    }

    private static boolean settled(long wallet) {
        return inTransaction(DATABASE.pool(), tx -> WalletStates.settleDraining(tx, wallet));
    }

    private static SupplierWallet find(long wallet) {
        return await(SupplierSql.find(DATABASE.pool(), wallet)).orElseThrow();
    }

    private static List<Capacity> capacities() {
        return capacities(NOW);
    }

    private static List<Capacity> capacities(Instant at) {
        return inTransaction(DATABASE.pool(), tx -> SupplierSql.lockCapacities(tx, at));
    }
}
