package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node says to a broadcast, and which fault it names of several (recording 07; facts §9 and §10). */
class BroadcastAnswersTest extends OnANode {

    private static final long DAY_MS = 24 * 3_600_000L;

    private TestKey alice;
    private TestKey stranger;

    @BeforeEach
    void sender() {
        alice = chain.account("alice", 100 * TRX);
        stranger = TestKey.fresh("stranger");
    }

    @Test
    void expirationIsJudgedBeforeTheSignature() {
        Head head = chain.head();
        SignedTx tx = payment().with(raw -> raw.setExpiration(head.time())).sign(head, stranger);

        assertThat(code(tx)).isEqualTo("TRANSACTION_EXPIRATION_ERROR");
    }

    @Test
    void theSignatureIsJudgedBeforeTheReferenceBlock() {
        SignedTx tx = payment().with(BroadcastAnswersTest::wrongReference).sign(chain.head(), stranger);

        assertThat(code(tx)).isEqualTo("SIGERROR");
    }

    @Test
    void theReferenceBlockIsJudgedBeforeTheContract() {
        SignedTx tx = TxDraft.transfer(alice, node.faucet().hex(), 1_000_000 * TRX)
                .with(BroadcastAnswersTest::wrongReference)
                .sign(chain.head(), alice);

        assertThat(code(tx)).isEqualTo("TAPOS_ERROR");
    }

    @Test
    void anExpirationUpToADayAheadIsAccepted() {
        Head head = chain.head();

        assertThat(code(payment()
                        .with(raw -> raw.setExpiration(head.time() + DAY_MS - 60_000))
                        .sign(head, alice)))
                .isEqualTo("SUCCESS");
        assertThat(code(payment()
                        .with(raw -> raw.setExpiration(head.time() + DAY_MS + 60_000))
                        .sign(head, alice)))
                .isEqualTo("TRANSACTION_EXPIRATION_ERROR");
    }

    @Test
    void anIncludedTransactionThatHasExpiredIsCalledExpiredAndNotDuplicate() {
        node.require(Capability.MOVE_CLOCK);
        SignedTx tx = chain.send(payment(), alice);
        chain.awaitIncluded(tx.txid());
        assertThat(code(tx)).isEqualTo("DUP_TRANSACTION_ERROR");

        node.advanceTo(tx.raw().getExpiration() + Head.SLOT_MS);

        assertThat(code(tx)).isEqualTo("TRANSACTION_EXPIRATION_ERROR");
        assertThat(chain.info(tx.txid()).has("blockNumber")).isTrue();
    }

    @Test
    void aPendingTransactionIsADuplicateToo() {
        SignedTx tx = chain.send(payment(), alice);

        assertThat(code(tx)).isEqualTo("DUP_TRANSACTION_ERROR");
    }

    @Test
    void anotherSignatureMakesNoOtherTransaction() {
        SignedTx plain = chain.sign(payment(), alice);
        SignedTx highS = new SignedTx(
                plain.raw(),
                List.of(SignatureKind.HIGH_S.vary(plain.signatures().get(0))));

        assertThat(code(highS)).isEqualTo("SUCCESS");
        assertThat(code(plain)).isEqualTo("DUP_TRANSACTION_ERROR");
        assertThat(chain.awaitIncluded(plain.txid()).path("id").asText()).isEqualTo(highS.txid());
    }

    @Test
    void aTransactionAboveTheSizeLimitIsRefusedWithItsSize() {
        ByteString memo = ByteString.copyFrom(new byte[520_000]);
        SignedTx tx = chain.sign(payment().with(raw -> raw.setData(memo)), alice);

        JsonNode answer = chain.broadcast(tx);

        assertThat(answer.path("code").asText()).isEqualTo("TOO_BIG_TRANSACTION_ERROR");
        assertThat(answer.path("message").asText())
                .startsWith("Too big transaction with result, TxId " + tx.txid() + ", the size is 520")
                .endsWith(" bytes, maxTxSize 512000");
    }

    @Test
    void aRefusedTransactionLeavesNoTrace() {
        SignedTx tx = chain.sign(TxDraft.transfer(alice, node.faucet().hex(), 1000 * TRX), alice);
        assertThat(code(tx)).isEqualTo("CONTRACT_VALIDATE_ERROR");

        node.nextBlock();

        assertThat(chain.http.post("/wallet/gettransactionbyid", "value", tx.txid()))
                .isEmpty();
        assertThat(chain.account(alice).has("free_net_usage")).isFalse();
        assertThat(chain.balance(alice)).isEqualTo(100 * TRX);
    }

    @Test
    void aJsonBroadcastIsRebuiltFromItsFieldsAndItsHexIsIgnored() {
        ObjectNode built = (ObjectNode) chain.http.post(
                "/wallet/createtransaction",
                "owner_address",
                alice.hex(),
                "to_address",
                node.faucet().hex(),
                "amount",
                19);
        byte[] id = HexFormat.of().parseHex(built.path("txID").asText());
        built.putArray("signature").add(HexFormat.of().formatHex(alice.sign(id)));
        ((ObjectNode) built.at("/raw_data/contract/0/parameter/value")).put("amount", 999);

        JsonNode answer = chain.http.post("/wallet/broadcasttransaction", built);

        assertThat(answer.path("code").asText()).isEqualTo("SIGERROR");
        assertThat(answer.has("result")).isFalse();
        assertThat(answer.path("txid").asText()).isNotEqualTo(built.path("txID").asText());
    }

    @Test
    void aMemoCostsOneTrx() {
        JsonNode info = chain.include(payment().with(raw -> raw.setData(ByteString.copyFromUtf8("order 7"))), alice);

        assertThat(info.path("fee").asLong()).isEqualTo(TRX);
        String memo = chain.http
                .post("/wallet/gettransactionbyid", "value", info.path("id").asText())
                .at("/raw_data/data")
                .asText();
        assertThat(ByteString.fromHex(memo).toStringUtf8()).isEqualTo("order 7");
    }

    private TxDraft payment() {
        return TxDraft.transfer(alice, node.faucet().hex(), TRX);
    }

    private static org.tron.trident.proto.Chain.Transaction.raw.Builder wrongReference(
            org.tron.trident.proto.Chain.Transaction.raw.Builder raw) {
        return raw.setRefBlockHash(ByteString.fromHex("0123456789abcdef"));
    }

    private String code(SignedTx tx) {
        return chain.broadcast(tx).path("code").asText();
    }
}
