package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.fuzz.Fuzz;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a node may answer, spoiled, through the client's own way of reading it: a value, or a classified trouble. */
class AnswerFuzzTest {

    private static final TronAddress ALICE = NetworkFixture.ALICE;
    private static final TronAddress BOB = NetworkFixture.BOB;
    private static final TxId TX = NetworkFixture.TX;

    /** What a real node answered, for each reader, by the call that was recorded. */
    private static final Map<String, Function<JsonNode, ?>> READERS = new TreeMap<>(Map.ofEntries(
            Map.entry("getaccount", json -> AccountAnswers.account(json, owner(json, "address"))),
            Map.entry("getaccountresource", AccountAnswers::resources),
            Map.entry("getcandelegatedmaxsize", AccountAnswers::maxSize),
            Map.entry("getdelegatedresourcev2", json -> AccountAnswers.delegated(json, ALICE, BOB)),
            Map.entry(
                    "getdelegatedresourceaccountindexv2",
                    json -> AccountAnswers.receivers(json, owner(json, "account"))),
            Map.entry("getchainparameters", AccountAnswers::parameters),
            Map.entry("getblock", BlockAnswers::ref),
            Map.entry("getblockbynum", json -> BlockAnswers.ref(json, 286)),
            Map.entry("getblockbylimitnext", json -> BlockAnswers.solidBlocks(json, 286, 287)),
            Map.entry("gettransactioninfobyid", json -> TransactionAnswers.info(json, id(json, "id"))),
            Map.entry("gettransactioninfobyblocknum", json -> TransactionAnswers.infos(json, 286)),
            Map.entry("gettransactionbyid", json -> TransactionAnswers.transaction(json, id(json, "txID"))),
            Map.entry("triggerconstantcontract", TransactionAnswers::call),
            Map.entry("broadcasthex", json -> BroadcastAnswers.read(json, id(json, "txid")))));

    static Stream<String> calls() {
        return READERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isAValueOrATrouble(String call) {
        Function<JsonNode, ?> reader = READERS.get(call);
        Fuzz.of("answer-" + call, recorded(call)).feed(input -> {
            try {
                Object value = read(input, reader);
                assertThat(value).isNotNull();
            } catch (NodeTrouble trouble) {
                assertThat(trouble.kind()).isNotNull();
                assertThat(trouble.getMessage()).hasSizeLessThan(1_000);
            }
        });
    }

    @Test
    void aTransactionIsReadBackAsItWasBuiltOrRefused() {
        List<byte[]> seeds = Golden.broadcasts().stream()
                .map(Golden.Sent::raw)
                .filter(raw -> raw.length <= 1_000)
                .toList();
        Fuzz.of("transaction", seeds).feed(input -> {
            try {
                DecodedTransaction decoded = TransactionDecoder.decode(input);
                byte[] again = TransactionBuilder.build(
                                decoded.plan(), decoded.reference(), decoded.expiration(), decoded.timestampMs())
                        .raw();
                assertThat(again).isEqualTo(input);
            } catch (UndecodableTransaction refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        });
    }

    /** As {@link NodeClient} does it, from the bytes on. */
    static <T> T read(byte[] answer, Function<JsonNode, T> reader) {
        JsonHttp http = new JsonHttp(request -> Uni.createFrom().item(new Transport.Reply(200, Buffer.buffer(answer))));
        return http.post("http://node", Optional.empty(), Map.of(), Duration.ofSeconds(1))
                .map(json -> NodeClient.read(json, reader))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static List<byte[]> recorded(String call) {
        List<byte[]> answers = Golden.ALL.stream()
                .flatMap(scenario -> Golden.steps(scenario).stream())
                .filter(step -> step.get("path").asText().endsWith("/" + call))
                .map(step -> step.get("response"))
                .map(answer -> answer.has("_list") ? answer.get("_list") : answer)
                .map(answer -> answer.toString().getBytes(StandardCharsets.UTF_8))
                .distinct()
                .toList();
        assertThat(answers).as("recordings of " + call).isNotEmpty();
        return answers;
    }

    /** The one that was asked for, as far as the answer names one: else nothing would get past that check. */
    private static TronAddress owner(JsonNode json, String field) {
        try {
            return TronAddress.fromHex(json.path(field).asText());
        } catch (IllegalArgumentException none) {
            return ALICE;
        }
    }

    private static TxId id(JsonNode json, String field) {
        try {
            return new TxId(json.path(field).asText());
        } catch (IllegalArgumentException none) {
            return TX;
        }
    }
}
