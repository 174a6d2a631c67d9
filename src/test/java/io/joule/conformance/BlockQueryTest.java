package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading the chain block by block (recording 10; facts §12). */
class BlockQueryTest extends OnANode {

    @Test
    void everyBlockNamesItsParentAndItsIdBeginsWithItsNumber() {
        for (int i = 0; i < 5; i++) {
            node.nextBlock();
        }
        long head = chain.head().number();

        JsonNode blocks = range(head - 4, head + 1);

        assertThat(blocks).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(blocks.path(i).path("blockID").asText())
                    .startsWith("%016x".formatted(head - 4 + i))
                    .hasSize(64);
        }
        for (int i = 1; i < 5; i++) {
            assertThat(blocks.path(i).at("/block_header/raw_data/parentHash").asText())
                    .isEqualTo(blocks.path(i - 1).path("blockID").asText());
            assertThat(Head.of(blocks.path(i)).time())
                    .isGreaterThan(Head.of(blocks.path(i - 1)).time());
        }
    }

    @Test
    void aRangeLeavesItsEndOutAndStopsAtTheHead() {
        node.nextBlock();
        long head = chain.head().number();

        assertThat(range(head, head + 50)).hasSize(1);
        assertThat(range(head - 1, head)).hasSize(1);
        assertThat(range(head + 1000, head + 1010)).isEmpty();
    }

    @Test
    void aRangeOfAHundredIsAnsweredAndOneMoreIsNot() {
        assertThat(chain.http
                        .post("/wallet/getblockbylimitnext", "startNum", 0, "endNum", 100)
                        .has("block"))
                .isTrue();
        assertThat(chain.http.post("/wallet/getblockbylimitnext", "startNum", 0, "endNum", 101))
                .isEmpty();
    }

    @Test
    void aBlockHoldsItsTransactionsInTheOrderTheyArrivedAndTheirInfosLikewise() {
        TestKey alice = chain.account("alice", 10 * TRX);
        List<String> sent = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            sent.add(chain.send(TxDraft.transfer(alice, node.faucet().hex(), i), alice)
                    .txid());
        }
        long block = chain.awaitIncluded(sent.get(2)).path("blockNumber").asLong();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                chain.info(sent.get(0)).path("blockNumber").asLong() == block, "a real node cut the three apart");

        assertThat(ids(chain.http.post("/wallet/getblockbynum", "num", block).path("transactions"), "txID"))
                .containsSubsequence(sent);
        assertThat(ids(
                        chain.http
                                .post("/wallet/gettransactioninfobyblocknum", "num", block)
                                .path("_list"),
                        "id"))
                .containsSubsequence(sent);
    }

    @Test
    void anEmptyBlockHasNoTransactionsFieldAndAnEmptyInfoList() {
        node.nextBlock();
        JsonNode block = chain.http.post("/wallet/getnowblock");
        org.junit.jupiter.api.Assumptions.assumeFalse(block.has("transactions"), "somebody else uses this node");

        assertThat(chain.http
                        .post(
                                "/wallet/gettransactioninfobyblocknum",
                                "num",
                                Head.of(block).number())
                        .path("_list"))
                .isEmpty();
    }

    private JsonNode range(long start, long end) {
        return chain.http
                .post("/wallet/getblockbylimitnext", "startNum", start, "endNum", end)
                .path("block");
    }

    private static List<String> ids(JsonNode list, String field) {
        List<String> ids = new ArrayList<>();
        list.forEach(one -> ids.add(one.path(field).asText()));
        return ids;
    }
}
