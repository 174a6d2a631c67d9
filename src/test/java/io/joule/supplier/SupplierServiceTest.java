package io.joule.supplier;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.joule.audit.Actor;
import io.joule.keys.KeyCheck;
import io.joule.keys.Keyset;
import io.joule.keys.PrivateKey;
import io.joule.keys.TestKeys;
import io.joule.money.Sun;
import io.joule.sandbox.chain.Resource;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.supplier.WalletRefused.Reason;
import io.joule.testing.TestDatabase;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TronAddress;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tron.trident.proto.Common.Key;
import org.tron.trident.proto.Common.Permission;

class SupplierServiceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final TronAddress WALLET = TronAddress.parse(TestKeys.OWNER_ADDRESS);
    private static final TronAddress OPERATOR = TronAddress.parse(TestKeys.OPERATOR_ADDRESS);
    private static final String DELEGATE_ONLY = "0000000000000006" + "00".repeat(24);
    private static final String WIDE = "7fff1fc0033ec30f" + "00".repeat(24);
    private static final Keyset KEYSET = Keyset.generate();

    private TestPool pool;

    @BeforeEach
    void start() {
        DATABASE.clear();
        pool = new TestPool(
                DATABASE,
                KEYSET,
                genesis -> genesis.account(WALLET, trx(100))
                        .stake(WALLET, Resource.ENERGY, trx(6_000_000))
                        .stake(WALLET, Resource.BANDWIDTH, trx(10_000))
                        .actives(WALLET, List.of(permission(2, DELEGATE_ONLY), permission(3, WIDE))));
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    @Test
    void aWalletIsAddedByItsOwnKeyAndItsFiguresAreReadAtOnce() {
        Added added = add(NewWallet.ofOwner(PrivateKey.parse(TestKeys.OWNER)));
        assertThat(added.known()).isFalse();
        assertThat(added.wallet().address()).isEqualTo(WALLET);
        assertThat(added.wallet().permissionId()).isZero();
        Observation seen = added.wallet().observed();
        assertThat(seen.delegatable()).isEqualTo(Sun.ofTrx(6_000_000));
        assertThat(seen.staked()).isEqualTo(Sun.ofTrx(6_000_000));
        assertThat(seen.trxBalance()).isEqualTo(Sun.ofTrx(100));
        assertThat(seen.freeBandwidthAvailable()).isEqualTo(600);
        assertThat(seen.bandwidthAvailable()).isGreaterThan(10_000);
        assertThat(seen.energyLimit()).isGreaterThan(50_000_000);
        assertThat(storedKeysOpen()).isTrue();
        assertThat(await(pool.service.isOurs(WALLET))).isTrue();
        assertThat(await(pool.service.isOurs(OPERATOR))).isFalse();
    }

    @Test
    void aWalletIsAddedByAnOperatorKeyThatMayOnlyDelegateAndReclaim() {
        Added added = add(operator(2, false));
        assertThat(added.wallet().signer()).isEqualTo(OPERATOR);
        assertThat(added.wallet().permissionId()).isEqualTo(2);
        assertThat(storedKeysOpen()).isTrue();
    }

    @Test
    void aPermissionThatAllowsMoreIsRefusedUnlessTheOperatorSaysSo() {
        assertRefused(operator(3, false), Reason.PERMISSION_TOO_WIDE);
        assertThat(add(operator(3, true)).wallet().allowWidePermission()).isTrue();
    }

    @Test
    void whatTheChainDoesNotConfirmIsRefusedAndNothingIsStored() {
        assertRefused(operator(9, true), Reason.PERMISSION_MISSING);
        assertRefused(NewWallet.ofOwner(PrivateKey.parse(TestKeys.OPERATOR)), Reason.NOT_ACTIVATED);
        pool.faults.add(Fault.untilCleared(FaultKind.HTTP_503));
        assertThatThrownBy(() -> add(operator(2, false))).isInstanceOf(NodeTrouble.class);
        assertThat(await(pool.service.list())).isEmpty();
        assertThat(dump()).noneMatch(row -> row.startsWith("wallet_key"));
    }

    @Test
    void aKnownWalletKeepsItsRowAndAnotherValidKeyReplacesTheFirst() {
        Added first = add(operator(2, false));
        Added again = add(operator(2, false));
        assertThat(again.wallet().id()).isEqualTo(first.wallet().id());
        assertThat(again.known()).isTrue();
        assertThat(again.keyReplaced()).isFalse();

        Added owner = add(NewWallet.ofOwner(PrivateKey.parse(TestKeys.OWNER)));
        assertThat(owner.wallet().id()).isEqualTo(first.wallet().id());
        assertThat(owner.keyReplaced()).isTrue();
        assertThat(owner.wallet().signer()).isEqualTo(WALLET);
        assertThat(await(pool.service.list())).hasSize(1);
        assertThat(storedKeysOpen()).isTrue();
    }

    @Test
    void aChangedPermissionTakesTheWalletOutAndARestoredOneBringsItBack() {
        long id = add(operator(2, false)).wallet().id();
        pool.chain.edit(genesis -> genesis.actives(WALLET, List.of(permission(2, WIDE))));
        await(pool.refresher.refreshAll());
        assertThat(find(id).takesOrders(Instant.now())).isFalse();
        assertThat(find(id).trouble().orElseThrow()).contains("allows more than");
        assertThat(capacities()).isEmpty();

        pool.chain.edit(genesis -> genesis.actives(WALLET, List.of(permission(2, DELEGATE_ONLY))));
        await(pool.refresher.refreshAll());
        assertThat(find(id).trouble()).isEmpty();
        assertThat(capacities()).hasSize(1);
    }

    @Test
    void aWalletThatCouldNotPayForTakingItsEnergyBackSaysSo() {
        add(NewWallet.ofOwner(PrivateKey.parse(TestKeys.OWNER)));
        WalletStock rich = await(pool.service.list()).get(0);
        assertThat(pool.service.shortage(rich)).isEmpty();
        Observation seen = rich.wallet().observed();
        execute("update supplier_wallet set bandwidth_available = 0, free_bandwidth_available = 599,"
                + " trx_balance_sun = 299999");
        WalletStock poor = await(pool.service.list()).get(0);
        assertThat(poor.free()).isEqualTo(seen.delegatable());
        assertThat(pool.service.shortage(poor).orElseThrow())
                .startsWith("bandwidth:")
                .contains("0.300000 each");
        assertThat(WalletSelection.choose(List.of(poor.capacity()), demand())).isEmpty();
        execute("update supplier_wallet set trx_balance_sun = 300000");
        WalletStock enough = await(pool.service.list()).get(0);
        assertThat(pool.service.shortage(enough)).isEmpty();
        assertThat(WalletSelection.choose(List.of(enough.capacity()), demand())).isPresent();
    }

    private Demand demand() {
        return pool.service.demand(new Energy(65_000), new EnergyRatio(1_000_000, 1_000_000), Set.of());
    }

    private static void execute(String sql) {
        await(DATABASE.pool().query(sql).execute());
    }

    @Test
    void whileNoNodeAnswersCapacityStaysAndTronScanTellsWhatToShow() {
        long id = add(operator(2, false)).wallet().id();
        Observation before = find(id).observed();
        pool.chain.edit(genesis -> genesis.account(WALLET, trx(11)).stake(WALLET, Resource.ENERGY, trx(1_000)));
        pool.faults.add(new Fault(FaultKind.HTTP_503, "/wallet/", Fault.UNTIL_CLEARED, 0));
        RefreshReport report = await(pool.refresher.refreshAll());
        assertThat(report.refreshed()).isZero();
        assertThat(report.failures())
                .singleElement()
                .satisfies(text -> assertThat(text).contains(WALLET.toString()));
        assertThat(find(id).observed().delegatable()).isEqualTo(before.delegatable());
        assertThat(find(id).observed().block()).isEqualTo(before.block());
        assertThat(find(id).observed().trxBalance()).isEqualTo(Sun.ofTrx(111));

        pool.faults.clear();
        assertThat(await(pool.refresher.refreshAll()).refreshed()).isEqualTo(1);
        assertThat(find(id).observed().delegatable()).isEqualTo(Sun.ofTrx(6_001_000));
    }

    @Test
    void oneWalletsTroubleDoesNotStopTheOthers() {
        long id = add(operator(2, false)).wallet().id();
        var gone = new WalletAccess(OPERATOR, OPERATOR, 0, false);
        long other = inTransaction(DATABASE.pool(), tx -> SupplierSql.put(tx, gone, Instant.now()))
                .id();
        pool.chain.edit(genesis -> genesis.account(WALLET, trx(5)));
        pool.chain.produceBlock();
        assertThat(await(pool.refresher.refreshAll())).isNotNull();
        assertThat(find(other).trouble().orElseThrow()).contains("not activated");
        assertThat(find(id).observed().trxBalance()).isEqualTo(Sun.ofTrx(105));
    }

    @Test
    void anOrderEventBringsOneLookSoon() {
        long id = add(operator(2, false)).wallet().id();
        pool.chain.edit(genesis -> genesis.account(WALLET, trx(7)));
        pool.refresher.refreshSoon(id);
        pool.refresher.refreshSoon(id);
        await().until(() -> find(id).observed().trxBalance().equals(Sun.ofTrx(107)));
    }

    @Test
    void aDrainedWalletIsDisabledByTheNextLook() {
        long id = add(operator(2, false)).wallet().id();
        UUID out = inTransaction(DATABASE.pool(), tx -> Rows.delegation(tx, id, trx(5), "active", 1L, Instant.now()));
        assertThat(await(pool.service.toggle(id, Actor.SYSTEM)).state()).isEqualTo(WalletState.DRAINING);
        await(pool.refresher.refreshAll());
        assertThat(find(id).state()).isEqualTo(WalletState.DRAINING);
        await(DATABASE.pool()
                .preparedQuery("update delegation set status = 'reclaimed' where id = $1")
                .execute(Tuple.of(out)));
        await(pool.refresher.refreshAll());
        assertThat(find(id).state()).isEqualTo(WalletState.DISABLED);
        assertThat(await(pool.service.toggle(id, Actor.SYSTEM)).state()).isEqualTo(WalletState.ENABLED);
    }

    @Test
    void aPrivateKeyThatWasPutInIsFoundNowhere() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler ear = ear(said);
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        root.addHandler(ear);
        root.setLevel(Level.ALL);
        try {
            said.add(add(operator(2, false)).toString());
            said.add(NewWallet.ofOwner(PrivateKey.parse(TestKeys.OPERATOR)).toString());
            assertThatThrownBy(() -> add(operator(3, false))).satisfies(e -> said.add(e.toString()));
            assertThatThrownBy(() -> PrivateKey.parse(TestKeys.OPERATOR + "00")).satisfies(e -> said.add(e.toString()));
            await(pool.refresher.refreshAll());
        } finally {
            root.removeHandler(ear);
            root.setLevel(level);
        }
        said.addAll(dump());
        assertThat(said).hasSizeGreaterThan(10).noneMatch(SupplierServiceTest::tellsTheKey);
        assertThat(said).anyMatch(line -> line.startsWith("wallet_key"));
    }

    private static boolean tellsTheKey(String text) {
        String hex = TestKeys.OPERATOR;
        String base64 =
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)).replace("=", "");
        return text.toLowerCase().contains(hex) || text.contains(base64);
    }

    private static Handler ear(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /** Every row of every table as text, after the table's name. */
    private static List<String> dump() {
        var rows = new ArrayList<String>();
        var tables = await(DATABASE.pool()
                .query("select tablename from pg_tables where schemaname = 'public'")
                .execute());
        tables.forEach(table -> await(DATABASE.pool()
                        .query("select t::text from " + table.getString(0) + " t")
                        .execute())
                .forEach(row -> rows.add(table.getString(0) + " " + row.getString(0))));
        return rows;
    }

    private void assertRefused(NewWallet wallet, Reason reason) {
        assertThatThrownBy(() -> add(wallet))
                .isInstanceOfSatisfying(
                        WalletRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private Added add(NewWallet wallet) {
        return await(pool.service.add(wallet, Actor.client("tester")));
    }

    private SupplierWallet find(long id) {
        return await(pool.service.find(id));
    }

    private static List<Capacity> capacities() {
        return inTransaction(DATABASE.pool(), tx -> SupplierSql.lockCapacities(tx, Instant.now()));
    }

    private static boolean storedKeysOpen() {
        var check = new KeyCheck(TestKeys.keyring(KEYSET), DATABASE.pool(), DATABASE.vertx());
        return await(check.faults()).isEmpty();
    }

    private static NewWallet operator(int permission, boolean allowWide) {
        PrivateKey key = PrivateKey.parse(TestKeys.OPERATOR);
        return new NewWallet(key, Optional.of(WALLET), OptionalInt.of(permission), allowWide);
    }

    private static Permission permission(int id, String operations) {
        return Permission.newBuilder()
                .setType(Permission.PermissionType.Active)
                .setId(id)
                .setPermissionName("active")
                .setThreshold(1)
                .setOperations(ByteString.copyFrom(HexFormat.of().parseHex(operations)))
                .addKeys(Key.newBuilder()
                        .setAddress(ByteString.copyFrom(OPERATOR.bytes()))
                        .setWeight(1))
                .build();
    }

    private static long trx(long amount) {
        return Sun.ofTrx(amount).value();
    }
}
