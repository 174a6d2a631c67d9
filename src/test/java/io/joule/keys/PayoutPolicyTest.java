package io.joule.keys;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.joule.base.Refusal;
import io.joule.base.SystemClock;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.testing.TestDatabase;
import io.joule.tron.BlockRef;
import io.joule.tron.SignedTransaction;
import io.joule.tron.TransactionBuilder;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TransactionPlan.Kind;
import io.joule.tron.TransactionPlan.Token;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.joule.tron.UnsignedTransaction;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tron.trident.proto.Chain.Transaction;
import org.tron.trident.proto.Contract.TriggerSmartContract;

/** What a payout key signs, and what it never does. */
class PayoutPolicyTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final TronAddress WALLET = TronAddress.parse(TestKeys.OWNER_ADDRESS);
    private static final TronAddress RECIPIENT = TronAddress.parse("TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY");
    private static final TronAddress STRANGER = TronAddress.parse(TestKeys.OPERATOR_ADDRESS);
    private static final Token USDT = new Token(TestKeys.USDT, Sun.ofTrx(30));
    private static final BlockRef BLOCK = new BlockRef(259, "ab".repeat(32), "cd".repeat(32), Instant.EPOCH);
    private static final Keyset KEYSET = Keyset.generate();

    private final TinkSigner signer =
            new TinkSigner(TestKeys.keyring(KEYSET), DATABASE.pool(), DATABASE.vertx(), TestKeys.NETWORK);

    @BeforeEach
    void storeThePayoutKey() {
        DATABASE.clear();
        store(KeyPurpose.PAYOUT);
    }

    @Test
    void itSignsPlannedTransfersOfTrxAndUsdt() {
        for (TransactionPlan plan :
                new TransactionPlan[] {trx(RECIPIENT, 5_000_000), usdt(RECIPIENT, 5_000_000, USDT)}) {
            SignedTransaction signed = sign(plan, built(plan));
            assertThat(signed.id()).isEqualTo(built(plan).id());
        }
    }

    @Test
    void itNeverDelegatesNorReclaims() {
        for (Kind kind : new Kind[] {Kind.DELEGATE_ENERGY, Kind.RECLAIM_ENERGY}) {
            var plan = new TransactionPlan(kind, WALLET, RECIPIENT, Sun.ofTrx(100), 0);
            refused(plan, built(plan), "a payout key does not sign " + kind);
        }
    }

    @Test
    void anotherRecipientAmountContractOrFeeLimitThanPlannedIsRefused() {
        TransactionPlan trx = trx(RECIPIENT, 5_000_000);
        refused(trx, built(trx(STRANGER, 5_000_000)), "the plan was");
        refused(trx, built(trx(RECIPIENT, 5_000_001)), "the plan was");
        refused(trx, built(usdt(RECIPIENT, 5_000_000, USDT)), "the plan was");
        TransactionPlan usdt = usdt(RECIPIENT, 5_000_000, USDT);
        refused(usdt, built(usdt(STRANGER, 5_000_000, USDT)), "the plan was");
        refused(usdt, built(usdt(RECIPIENT, 5_000_001, USDT)), "the plan was");
        refused(usdt, built(usdt(RECIPIENT, 5_000_000, new Token(STRANGER, Sun.ofTrx(30)))), "the plan was");
        refused(usdt, built(usdt(RECIPIENT, 5_000_000, new Token(TestKeys.USDT, Sun.ofTrx(31)))), "the plan was");
        refused(usdt, built(trx), "the plan was");
    }

    @Test
    void anotherTokenIsRefusedEvenWhereItIsPlanned() {
        TransactionPlan plan = usdt(RECIPIENT, 5_000_000, new Token(STRANGER, Sun.ofTrx(30)));
        refused(plan, built(plan), "is not the USDT of this network");
    }

    @Test
    void aFeeLimitAboveTheCapIsRefusedEvenWhereItIsPlanned() {
        TransactionPlan plan = usdt(RECIPIENT, 5_000_000, new Token(TestKeys.USDT, Sun.ofTrx(101)));
        refused(plan, built(plan), "a fee limit of 101000000 sun is more than");
    }

    @Test
    void approveInsteadOfTransferExtraDataAndMoneyWithTheCallAreRefused() {
        TransactionPlan plan = usdt(RECIPIENT, 5_000_000, USDT);
        String words = "0".repeat(24) + RECIPIENT.hex().substring(2) + "0".repeat(58) + "4c4b40";
        assertThat(sign(plan, called("a9059cbb" + words, 0)))
                .as("the real call, made by hand")
                .isNotNull();
        refused(plan, called("095ea7b3" + words, 0), "not transfer(address,uint256)");
        refused(plan, called("a9059cbb" + words + "00", 0), "not transfer(address,uint256)");
        refused(plan, called("a9059cbb" + words + "00".repeat(32), 0), "not transfer(address,uint256)");
        refused(plan, called("a9059cbb" + words, 1), "sends money");
    }

    @Test
    void aSuppliersKeyWhoseRowSaysPayoutDoesNotOpen() {
        DATABASE.clear();
        store(KeyPurpose.SUPPLIER);
        TransactionPlan plan = trx(RECIPIENT, 5_000_000);
        refused(plan, built(plan), "a supplier key does not sign TRANSFER");
        repurpose("payout");
        assertThatThrownBy(() -> sign(plan, built(plan))).isInstanceOf(SealBroken.class);
    }

    @Test
    void aPayoutKeyWhoseRowSaysSupplierDoesNotOpen() {
        repurpose("supplier");
        var plan = new TransactionPlan(Kind.DELEGATE_ENERGY, WALLET, RECIPIENT, Sun.ofTrx(100), 0);
        assertThatThrownBy(() -> sign(plan, built(plan))).isInstanceOf(SealBroken.class);
    }

    @Test
    void aPayoutKeyIsNotReplacedByASuppliersNorTheOtherWayRound() {
        assertThatThrownBy(() -> store(KeyPurpose.SUPPLIER))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("wallet_has_other_purpose"));
        TransactionPlan plan = trx(RECIPIENT, 1);
        assertThat(sign(plan, built(plan))).isNotNull();
    }

    private static TransactionPlan trx(TronAddress to, long sun) {
        return TransactionPlan.payment(WALLET, to, Money.trx(sun), USDT);
    }

    private static TransactionPlan usdt(TronAddress to, long micros, Token token) {
        return TransactionPlan.payment(WALLET, to, new Money(Asset.USDT, micros), token);
    }

    private static UnsignedTransaction built(TransactionPlan plan) {
        return TransactionBuilder.build(plan, BLOCK, Instant.ofEpochMilli(1795332081000L), 1795332021000L);
    }

    /** As {@link TransactionBuilder} would not build it. */
    private static UnsignedTransaction called(String data, long value) {
        UnsignedTransaction real = built(usdt(RECIPIENT, 5_000_000, USDT));
        try {
            Transaction.raw.Builder raw = Transaction.raw.parseFrom(real.raw()).toBuilder();
            raw.getContractBuilder(0)
                    .setParameter(Any.pack(
                            TriggerSmartContract.newBuilder()
                                    .setOwnerAddress(ByteString.copyFrom(WALLET.bytes()))
                                    .setContractAddress(ByteString.copyFrom(TestKeys.USDT.bytes()))
                                    .setCallValue(value)
                                    .setData(ByteString.copyFrom(HexFormat.of().parseHex(data)))
                                    .build(),
                            "type.googleapis.com"));
            byte[] bytes = raw.build().toByteArray();
            return new UnsignedTransaction(bytes, TxId.ofRaw(bytes), real.expiration(), real.timestampMs());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private void refused(TransactionPlan plan, UnsignedTransaction transaction, String why) {
        assertThatThrownBy(() -> sign(plan, transaction))
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining(why);
    }

    private SignedTransaction sign(TransactionPlan plan, UnsignedTransaction transaction) {
        return await(signer.sign(plan, transaction));
    }

    private static void repurpose(String purpose) {
        await(DATABASE.pool()
                .query("update wallet_key set purpose = '" + purpose + "'")
                .execute());
    }

    private static void store(KeyPurpose purpose) {
        KeyVault vault = new KeyVault(TestKeys.keyring(KEYSET), new SystemClock());
        inTransaction(DATABASE.pool(), tx -> vault.store(tx, purpose, WALLET, PrivateKey.parse(TestKeys.OWNER)));
    }
}
