package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a scanner finds of token transfers (recording 09; facts §12). Amounts are micro units. */
class TokenEventTest extends OnANode {

    private static final String TRANSFER = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
    private static final long FEE_LIMIT = 100 * TRX;

    private TestKey alice;
    private TestKey bob;

    @BeforeEach
    void holders() {
        node.require(Capability.TOKEN);
        alice = chain.account("alice", 200 * TRX);
        bob = TestKey.fresh("bob");
        chain.giveTokens(alice, 100 * TRX);
    }

    @Test
    void aTransferIsOneEventWithShortAddressesAndAWideAmount() {
        JsonNode info = transfer(node.token(), alice, 12_345_678);

        assertThat(info.path("contract_address").asText())
                .isEqualTo(node.token().hex());
        assertThat(info.path("log")).hasSize(1);
        JsonNode event = info.at("/log/0");
        assertThat(event.path("address").asText()).isEqualTo(node.token().hex20());
        assertThat(event.at("/topics/0").asText()).isEqualTo(TRANSFER);
        assertThat(event.at("/topics/1").asText()).isEqualTo(TxDraft.word(alice.hex20()));
        assertThat(event.at("/topics/2").asText()).isEqualTo(TxDraft.word(bob.hex20()));
        assertThat(event.path("data").asText()).isEqualTo(TxDraft.word(Long.toHexString(12_345_678)));
        assertThat(tokens(bob)).isEqualTo(12_345_678);
    }

    @Test
    void theBlocksInfoListHoldsTheSameEventFullAndSolid() {
        SignedTx tx = chain.send(TxDraft.tokenTransfer(alice, node.token(), bob.hex(), 5, FEE_LIMIT), alice);
        JsonNode info = chain.awaitSolid(tx.txid());
        long block = info.path("blockNumber").asLong();

        for (String view : new String[] {"/wallet", "/walletsolidity"}) {
            JsonNode list = chain.http
                    .post(view + "/gettransactioninfobyblocknum", "num", block)
                    .path("_list");
            assertThat(list).anySatisfy(one -> {
                assertThat(one.path("id").asText()).isEqualTo(tx.txid());
                assertThat(one.path("log")).isEqualTo(info.path("log"));
            });
        }
    }

    @Test
    void aTransferOfMoreThanThereIsIsIncludedAndFailsWithoutEvent() {
        JsonNode info = transfer(node.token(), alice, 101 * TRX);

        assertThat(info.at("/receipt/result").asText()).isEqualTo("REVERT");
        assertThat(info.path("result").asText()).isEqualTo("FAILED");
        assertThat(info.has("log")).isFalse();
        assertThat(info.path("fee").asLong()).isPositive();
        assertThat(tokens(alice)).isEqualTo(100 * TRX);
        JsonNode tx = chain.http.post(
                "/wallet/gettransactionbyid", "value", info.path("id").asText());
        assertThat(tx.at("/ret/0/contractRet").asText()).isEqualTo("REVERT");
    }

    @Test
    void aTransferOfNothingIsAnEventToo() {
        JsonNode info = transfer(node.token(), alice, 0);

        assertThat(info.at("/receipt/result").asText()).isEqualTo("SUCCESS");
        assertThat(info.at("/log/0/data").asText()).isEqualTo("0".repeat(64));
    }

    @Test
    void aTokenTransferActivatesNobody() {
        transfer(node.token(), alice, 5);

        assertThat(chain.account(bob)).isEmpty();
        assertThat(tokens(bob)).isEqualTo(5);
    }

    @Test
    void aCallerWhoCanNotPayLosesWhatItHasAndFails() {
        TestKey poor = chain.account("poor", 3 * TRX);
        chain.giveTokens(poor, 10);

        JsonNode info = transfer(node.token(), poor, 10);

        assertThat(info.at("/receipt/result").asText()).isEqualTo("OUT_OF_ENERGY");
        assertThat(info.at("/receipt/energy_fee").asLong()).isEqualTo(3 * TRX);
        assertThat(chain.balance(poor)).isZero();
        assertThat(tokens(poor)).isEqualTo(10);
    }

    @Test
    void aLookalikeTokenEmitsTheSameEventFromAnotherAddress() {
        node.require(Capability.LOOKALIKE_TOKEN);
        chain.include(
                TxDraft.tokenTransfer(node.faucet(), node.lookalike(), alice.hex(), 10, FEE_LIMIT), node.faucet());

        JsonNode real = transfer(node.token(), alice, 7);
        JsonNode fake = transfer(node.lookalike(), alice, 7);

        assertThat(fake.at("/log/0/topics")).isEqualTo(real.at("/log/0/topics"));
        assertThat(fake.at("/log/0/data")).isEqualTo(real.at("/log/0/data"));
        assertThat(fake.at("/log/0/address")).isNotEqualTo(real.at("/log/0/address"));
    }

    @Test
    void plainTrxCanNotBeSentToAContract() {
        JsonNode answer = chain.refused(TxDraft.transfer(alice, node.token().hex(), TRX), alice);

        assertThat(answer.path("message").asText())
                .isEqualTo("Contract validate error : Cannot transfer TRX to a smartContract.");
    }

    private JsonNode transfer(Token token, TestKey from, long amount) {
        return chain.include(TxDraft.tokenTransfer(from, token, bob.hex(), amount, FEE_LIMIT), from);
    }

    private long tokens(TestKey holder) {
        JsonNode answer = chain.http.post(
                "/wallet/triggerconstantcontract",
                "owner_address",
                holder.hex(),
                "contract_address",
                node.token().hex(),
                "data",
                "70a08231" + TxDraft.word(holder.hex20()));
        return Long.parseLong(answer.at("/constant_result/0").asText(), 16);
    }
}
