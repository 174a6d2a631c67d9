package io.joule.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Sends and reads, in the scenarios' words. Waiting is making blocks on the simulator, polling on a real node. */
final class ChainDriver {

    private static final int BLOCKS_TO_INCLUSION_MAX = 5;
    private static final int BLOCKS_TO_SOLID_MAX = 40;
    static final long TRX = 1_000_000;

    final NodeUnderTest node;
    final NodeHttp http;

    ChainDriver(NodeUnderTest node) {
        this.node = node;
        this.http = node.http();
    }

    Head head() {
        return Head.of(http.post("/wallet/getnowblock"));
    }

    JsonNode account(TestKey key) {
        return http.post("/wallet/getaccount", "address", key.hex());
    }

    JsonNode resource(TestKey key) {
        return http.post("/wallet/getaccountresource", "address", key.hex());
    }

    long balance(TestKey key) {
        return account(key).path("balance").asLong();
    }

    /** What the owner could delegate now, in sun. */
    long maxDelegation(TestKey owner) {
        return http.post("/wallet/getcandelegatedmaxsize", "owner_address", owner.hex(), "type", 1)
                .path("max_size")
                .asLong();
    }

    JsonNode delegation(TestKey from, TestKey to) {
        return http.post("/wallet/getdelegatedresourcev2", "fromAddress", from.hex(), "toAddress", to.hex());
    }

    JsonNode info(String txid) {
        return http.post("/wallet/gettransactioninfobyid", "value", txid);
    }

    JsonNode solidInfo(String txid) {
        return http.post("/walletsolidity/gettransactioninfobyid", "value", txid);
    }

    JsonNode broadcast(SignedTx tx) {
        return http.post("/wallet/broadcasthex", "transaction", tx.hex());
    }

    SignedTx sign(TxDraft draft, TestKey... signers) {
        return draft.sign(head(), signers);
    }

    /** Sends and fails unless the node takes it. */
    SignedTx send(TxDraft draft, TestKey... signers) {
        SignedTx tx = sign(draft, signers);
        JsonNode answer = broadcast(tx);
        assertThat(answer.path("result").asBoolean())
                .as("%s: %s", draft.type(), answer)
                .isTrue();
        return tx;
    }

    /** Sends, waits for the block and returns the transaction's info. */
    JsonNode include(TxDraft draft, TestKey... signers) {
        return awaitIncluded(send(draft, signers).txid());
    }

    /** Sends, and returns the answer of a node that must refuse. */
    JsonNode refused(TxDraft draft, TestKey... signers) {
        JsonNode answer = broadcast(sign(draft, signers));
        assertThat(answer.path("result").asBoolean()).as("%s", answer).isFalse();
        return answer;
    }

    JsonNode awaitIncluded(String txid) {
        for (int i = 0; i < BLOCKS_TO_INCLUSION_MAX && !info(txid).has("blockNumber"); i++) {
            node.nextBlock();
        }
        JsonNode info = info(txid);
        assertThat(info.has("blockNumber")).as("%s is in a block", txid).isTrue();
        return info;
    }

    JsonNode awaitSolid(String txid) {
        for (int i = 0; i < BLOCKS_TO_SOLID_MAX && solidInfo(txid).isEmpty(); i++) {
            node.nextBlock();
        }
        JsonNode info = solidInfo(txid);
        assertThat(info.isEmpty()).as("%s is solid", txid).isFalse();
        return info;
    }

    /** A new key whose account exists and holds this much; nothing of its free bandwidth is used. */
    TestKey account(String label, long sun) {
        TestKey key = TestKey.fresh(label);
        include(TxDraft.transfer(node.faucet(), key.hex(), sun), node.faucet());
        return key;
    }

    /** Activates and funds all of them in one block. */
    void fund(long sun, List<TestKey> keys) {
        List<SignedTx> sent = keys.stream()
                .map(k -> send(TxDraft.transfer(node.faucet(), k.hex(), sun), node.faucet()))
                .toList();
        sent.forEach(tx -> awaitIncluded(tx.txid()));
    }

    /** Gives tokens out of the faucet's own. */
    void giveTokens(TestKey to, long amount) {
        JsonNode info =
                include(TxDraft.tokenTransfer(node.faucet(), node.token(), to.hex(), amount, 100 * TRX), node.faucet());
        assertThat(info.at("/receipt/result").asText()).as("%s", info).isEqualTo("SUCCESS");
    }
}
