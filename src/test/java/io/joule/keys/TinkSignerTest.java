package io.joule.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.SystemClock;
import io.joule.money.Sun;
import io.joule.testing.TestDatabase;
import io.joule.tron.BlockRef;
import io.joule.tron.SignedTransaction;
import io.joule.tron.TransactionBuilder;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TransactionPlan.Kind;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.joule.tron.UnsignedTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TinkSignerTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final TronAddress WALLET = TronAddress.parse(TestKeys.OWNER_ADDRESS);
    private static final TronAddress OPERATOR = TronAddress.parse(TestKeys.OPERATOR_ADDRESS);
    private static final TronAddress RECEIVER = TronAddress.parse("TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY");
    private static final BlockRef BLOCK = new BlockRef(259, "ab".repeat(32), "cd".repeat(32), Instant.EPOCH);
    private static final Keyset KEYSET = Keyset.generate();

    private final TinkSigner signer = signer(KEYSET);

    @BeforeEach
    void storeTheOperatorsKey() {
        DATABASE.clear();
        store(TestKeys.OPERATOR);
    }

    @Test
    void aPlannedDelegationIsSignedByTheStoredKey() {
        TransactionPlan plan = plan(Kind.DELEGATE_ENERGY, 100, 2);
        SignedTransaction signed = sign(plan, built(plan));
        byte[] signature = Arrays.copyOfRange(signed.bytes(), signed.bytes().length - 65, signed.bytes().length);
        assertThat(Secp256k1.signer(HexFormat.of().parseHex(signed.id().hex()), signature))
                .isEqualTo(Optional.of(OPERATOR));
    }

    @Test
    void aReclaimIsSignedToo() {
        TransactionPlan plan = plan(Kind.RECLAIM_ENERGY, 100, 2);
        assertThat(sign(plan, built(plan)).id()).isEqualTo(built(plan).id());
    }

    @Test
    void aTransferIsNeverSigned() {
        TransactionPlan plan = plan(Kind.TRANSFER, 100, 2);
        assertRefused(plan, built(plan), "does not sign TRANSFER");
    }

    @Test
    void bytesThatDifferFromThePlanAreRefused() {
        TransactionPlan plan = plan(Kind.DELEGATE_ENERGY, 100, 2);
        assertRefused(plan, built(plan(Kind.DELEGATE_ENERGY, 101, 2)), "the plan was");
        assertRefused(plan, built(plan(Kind.RECLAIM_ENERGY, 100, 2)), "the plan was");
        assertRefused(plan, built(plan(Kind.DELEGATE_ENERGY, 100, 0)), "the plan was");
        assertRefused(plan, built(plan(Kind.TRANSFER, 100, 2)), "the plan was");
        var elsewhere = new TransactionPlan(Kind.DELEGATE_ENERGY, WALLET, OPERATOR, Sun.ofTrx(100), 2);
        assertRefused(plan, built(elsewhere), "the plan was");
    }

    @Test
    void anIdOrTimeThatIsNotThatOfTheBytesIsRefused() {
        TransactionPlan plan = plan(Kind.DELEGATE_ENERGY, 100, 2);
        UnsignedTransaction good = built(plan);
        var wrongId =
                new UnsignedTransaction(good.raw(), new TxId("00".repeat(32)), good.expiration(), good.timestampMs());
        assertRefused(plan, wrongId, "the id is not that of these bytes");
        var wrongTime =
                new UnsignedTransaction(good.raw(), good.id(), good.expiration().plusSeconds(1), good.timestampMs());
        assertRefused(plan, wrongTime, "times");
        byte[] longer = Arrays.copyOf(good.raw(), good.raw().length + 1);
        var garbage = new UnsignedTransaction(longer, good.id(), good.expiration(), good.timestampMs());
        assertRefused(plan, garbage, "not a transaction");
    }

    @Test
    void aWalletWithoutAStoredKeyIsRefused() {
        var plan = new TransactionPlan(Kind.DELEGATE_ENERGY, OPERATOR, RECEIVER, Sun.ofTrx(100), 2);
        assertRefused(plan, built(plan), "no key is stored for " + OPERATOR);
    }

    @Test
    void aStoredKeyOfAnotherKeysetIsRefusedBySignerAndStartUpCheck() {
        TransactionPlan plan = plan(Kind.DELEGATE_ENERGY, 100, 2);
        TinkSigner stranger = signer(Keyset.generate());
        assertThatThrownBy(() -> stranger.sign(plan, built(plan)).await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("does not open");
        assertThat(check(Keyset.generate()).faults().await().indefinitely())
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains(WALLET.toString()));
        assertThat(check(KEYSET).faults().await().indefinitely()).isEmpty();
    }

    @Test
    void aRowThatWasMovedToAnotherWalletIsAFault() {
        DATABASE.pool()
                .query("update wallet_key set wallet_address = '" + RECEIVER + "'")
                .execute()
                .await()
                .indefinitely();
        assertThat(check(KEYSET).faults().await().indefinitely())
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains(RECEIVER.toString()));
    }

    @Test
    void aNewKeyReplacesTheOldOne() {
        store(TestKeys.OWNER);
        TransactionPlan plan = plan(Kind.DELEGATE_ENERGY, 100, 0);
        SignedTransaction signed = sign(plan, built(plan));
        byte[] signature = Arrays.copyOfRange(signed.bytes(), signed.bytes().length - 65, signed.bytes().length);
        assertThat(Secp256k1.signer(HexFormat.of().parseHex(signed.id().hex()), signature))
                .isEqualTo(Optional.of(WALLET));
    }

    @Test
    void aKeyStoredInATransactionThatRollsBackIsNotThere() {
        DATABASE.clear();
        assertThatThrownBy(() -> DATABASE.pool()
                        .withTransaction(
                                tx -> vault().store(tx, KeyPurpose.SUPPLIER, WALLET, PrivateKey.parse(TestKeys.OWNER))
                                        .chain(() -> tx.query("select 1 / 0").execute()))
                        .await()
                        .indefinitely())
                .hasMessageContaining("division by zero");
        assertThat(KeySql.all(DATABASE.pool()).await().indefinitely()).isEmpty();
    }

    private void assertRefused(TransactionPlan plan, UnsignedTransaction transaction, String why) {
        assertThatThrownBy(() -> sign(plan, transaction))
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining(why);
    }

    private SignedTransaction sign(TransactionPlan plan, UnsignedTransaction transaction) {
        return signer.sign(plan, transaction).await().atMost(Duration.ofSeconds(10));
    }

    private static TransactionPlan plan(Kind kind, long trx, int permission) {
        return new TransactionPlan(kind, WALLET, RECEIVER, Sun.ofTrx(trx), permission);
    }

    private static UnsignedTransaction built(TransactionPlan plan) {
        return TransactionBuilder.build(plan, BLOCK, Instant.ofEpochMilli(1795332081000L), 1795332021000L);
    }

    private static TinkSigner signer(Keyset keyset) {
        return new TinkSigner(TestKeys.keyring(keyset), DATABASE.pool(), DATABASE.vertx(), TestKeys.NETWORK);
    }

    private static KeyCheck check(Keyset keyset) {
        return new KeyCheck(TestKeys.keyring(keyset), DATABASE.pool(), DATABASE.vertx());
    }

    private static KeyVault vault() {
        return new KeyVault(TestKeys.keyring(KEYSET), new SystemClock());
    }

    private static void store(String key) {
        DATABASE.pool()
                .withTransaction(tx -> vault().store(tx, KeyPurpose.SUPPLIER, WALLET, PrivateKey.parse(key)))
                .await()
                .indefinitely();
    }
}
