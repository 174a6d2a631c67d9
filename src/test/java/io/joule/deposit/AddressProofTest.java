package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.OURS;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.joule.base.Refusal;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.joule.tron.TxId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tron.trident.proto.Contract.TriggerSmartContract;

/** Whose an address is: by its key's signature for certain, by its payments only as long as they are one customer's. */
class AddressProofTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DepositDesk desk;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        open(Map.of());
    }

    private void open(Map<String, String> settings) {
        desk = new DepositDesk(DATABASE, 2, settings);
        joule = desk.one;
        joule.scan();
    }

    @AfterEach
    void close() {
        desk.close();
        Books.coherent(DATABASE.pool());
    }

    @Test
    void whatASignerPaysIsItsCustomersUnannounced() {
        joule.prove(7, ALICE);
        pay(ALICE, trx(33));
        assertThat(trxOf(7)).isEqualTo(trx(33));
        assertThat(await(joule.list.of(7, java.util.OptionalLong.empty(), 10)))
                .extracting(view -> view.matchedBy().orElseThrow())
                .containsExactly(MatchedBy.SENDER);
    }

    @Test
    void aChallengeIsAnsweredOnceInTimeAndByItsOwnKey() {
        Challenge challenge = await(joule.proofs.challenge(7, ALICE.address()));
        refused("wrong_signature", () -> prove(7, ALICE, BOB.signText(challenge.text())));
        refused("wrong_signature", () -> prove(7, ALICE, ALICE.signText(challenge.text() + " ")));
        refused("no_open_challenge", () -> prove(8, ALICE, ALICE.signText(challenge.text())));
        prove(7, ALICE, ALICE.signText(challenge.text()));
        refused("no_open_challenge", () -> prove(7, ALICE, ALICE.signText(challenge.text())));
        Challenge late = await(joule.proofs.challenge(7, BOB.address()));
        desk.demo.chain().advance(601);
        refused("no_open_challenge", () -> prove(7, BOB, BOB.signText(late.text())));
    }

    @Test
    void anotherChallengesSignatureIsNoAnswer() {
        Challenge old = await(joule.proofs.challenge(7, ALICE.address()));
        await(joule.proofs.challenge(7, ALICE.address()));
        refused("wrong_signature", () -> prove(7, ALICE, ALICE.signText(old.text())));
    }

    @Test
    void theNewestSignatureSaysWhoseAnAddressIs() {
        joule.prove(7, ALICE);
        joule.prove(8, ALICE);
        pay(ALICE, trx(33));
        assertThat(trxOf(8)).isEqualTo(trx(33));
        assertThat(await(joule.proofs.list(7, Optional.empty(), 10))).isEmpty();
    }

    @Test
    void aClaimCreditsWhatTheSignerPaidBefore() {
        TxId id = pay(ALICE, trx(12));
        Challenge challenge = await(joule.proofs.challenge(7, ALICE.address()));
        refused("address_not_proven", () -> await(joule.unmatched.claim(7, id, Optional.empty(), "7")));
        String signature = ALICE.signText(challenge.text());
        assertThat(await(joule.unmatched.claim(7, id, Optional.of(signature), "7")))
                .extracting(UnmatchedPayment::state)
                .containsExactly(UnmatchedState.CLAIMED);
        assertThat(trxOf(7)).isEqualTo(trx(12));
        refused("unmatched_payment_closed", () -> await(joule.unmatched.claim(7, id, Optional.empty(), "7")));
        refused(
                "unmatched_payment_not_found",
                () -> await(joule.unmatched.claim(7, new TxId("0".repeat(64)), Optional.empty(), "7")));
    }

    @Test
    void whoPaidAnAnnouncedAmountIsKnownTheNextTime() {
        pay(ALICE, joule.open(7, trx(10)).exact());
        pay(ALICE, trx(5));
        assertThat(joule.unmatched()).isEmpty();
        assertThat(await(joule.proofs.list(7, Optional.empty(), 10)))
                .extracting(ProvenAddress::proof)
                .containsExactly(Proof.PAYMENT);
    }

    @Test
    void anExchangesAddressIsNobodysFromTheSecondCustomerOn() {
        pay(ALICE, joule.open(7, trx(10)).exact());
        pay(ALICE, joule.open(8, trx(10)).exact());
        pay(ALICE, trx(5));
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::reason).containsExactly(Reason.UNKNOWN_SENDER);
        pay(ALICE, joule.open(7, trx(10)).exact());
        pay(ALICE, trx(6));
        assertThat(joule.unmatched()).as("for good").hasSize(2);
    }

    @Test
    void aLatePaymentOfAnothersIntentShowsAnExchange() {
        DepositIntent late = joule.open(8, trx(10));
        desk.demo.chain().advance(3_700);
        pay(ALICE, joule.open(7, trx(10)).exact());
        pay(ALICE, late.exact());
        pay(ALICE, trx(5));
        assertThat(joule.unmatched())
                .extracting(UnmatchedPayment::reason)
                .containsExactly(Reason.UNKNOWN_SENDER, Reason.LATE);
    }

    @Test
    void aSlipCloseToAnothersIntentIsNotThePayers() {
        pay(ALICE, joule.open(7, trx(10)).exact());
        joule.open(8, trx(20));
        pay(ALICE, trx(20));
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::reason).containsExactly(Reason.WRONG_AMOUNT);
    }

    @Test
    void aSignatureOutlivesWhatPaymentsSay() {
        joule.prove(7, ALICE);
        pay(ALICE, joule.open(8, trx(10)).exact());
        pay(ALICE, joule.open(9, trx(10)).exact());
        pay(ALICE, trx(5));
        assertThat(trxOf(7)).isEqualTo(trx(5));
    }

    @Test
    void whereOnlySignaturesCountPaymentsProveNothing() {
        desk.close();
        open(Map.of("joule.deposit.payments-that-prove", "0"));
        pay(ALICE, joule.open(7, trx(10)).exact());
        pay(ALICE, trx(5));
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::reason).containsExactly(Reason.UNKNOWN_SENDER);
    }

    @Test
    void aContractThatPaysAnIntentProvesNothing() throws Exception {
        DemoAccount payer = DemoAccount.named("payer contract");
        desk.demo.chain().edit(genesis -> genesis.payer(payer.address()).account(payer.address(), 1_000_000_000));
        DepositIntent intent = joule.open(7, trx(10));
        payFromInside(payer, intent.exact().micros());
        assertThat(trxOf(7)).isEqualTo(intent.exact());
        payFromInside(payer, 6_000_000);
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::reason).containsExactly(Reason.UNKNOWN_SENDER);
        assertThat(await(joule.proofs.list(7, Optional.empty(), 10))).isEmpty();
    }

    private void payFromInside(DemoAccount payer, long sun) throws Exception {
        String data = "272a6645" + word("40") + word(Long.toHexString(sun)) + word("1")
                + word(OURS.hex().substring(2));
        desk.demo.send(
                BOB,
                TriggerSmartContract.newBuilder()
                        .setOwnerAddress(ByteString.copyFrom(BOB.address().bytes()))
                        .setContractAddress(ByteString.copyFrom(payer.address().bytes()))
                        .setData(ByteString.copyFrom(java.util.HexFormat.of().parseHex(data)))
                        .build(),
                100_000_000);
        desk.becomeFinal();
        joule.scan();
    }

    private static String word(String hex) {
        return "0".repeat(64 - hex.length()) + hex;
    }

    private TxId pay(DemoAccount from, Money amount) {
        TxId id = desk.pay(from, amount);
        desk.becomeFinal();
        joule.scan();
        return id;
    }

    private ProvenAddress prove(long customer, DemoAccount account, String signature) {
        return await(joule.proofs.prove(customer, account.address(), signature));
    }

    private Money trxOf(long customer) {
        return joule.available(customer, Asset.TRX);
    }

    private static void refused(String code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
