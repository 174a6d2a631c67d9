package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.tron.BroadcastAnswer.Meaning;
import io.joule.tron.NodeTrouble.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are JSON, but wrong in type, range or identity. */
class StrictAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TronAddress ALICE = NetworkFixture.ALICE;
    private static final TronAddress BOB = NetworkFixture.BOB;
    private static final TxId TX = NetworkFixture.TX;
    private static final TxId DELEGATION = new TxId("a321dcdd14d34b7bc1326f6efb79191fed450de143b437679b8574d912d6912f");

    private static final JsonNode BLOCK = Golden.response("10_blocks", "getblock head, header only");
    private static final JsonNode BLOCKS = Golden.response("10_blocks", "getblockbylimitnext [start,end)");
    private static final JsonNode ACCOUNT =
            Golden.response("01_transfer_and_activation", "alice after activation: getaccount");
    private static final JsonNode RESOURCES =
            Golden.response("01_transfer_and_activation", "alice end: getaccountresource");
    private static final JsonNode INFO = Golden.response("03_delegate_basic", "info");
    private static final JsonNode TRANSACTION =
            Golden.response("01_transfer_and_activation", "solidified: gettransactionbyid");

    private static final Map<String, Reader> READERS = new TreeMap<>(Map.of(
            "block", new Reader(BLOCK, BlockAnswers::ref),
            "blockAt", new Reader(BLOCK, json -> BlockAnswers.ref(json, 286)),
            "blocks", new Reader(BLOCKS, json -> BlockAnswers.solidBlocks(json, 286, 287)),
            "account", new Reader(ACCOUNT, json -> AccountAnswers.account(json, ALICE)),
            "resources", new Reader(RESOURCES, AccountAnswers::resources),
            "info", new Reader(INFO, json -> TransactionAnswers.info(json, DELEGATION)),
            "transaction",
                    new Reader(
                            TRANSACTION,
                            json -> TransactionAnswers.transaction(
                                    json, new TxId(TRANSACTION.get("txID").asText())))));

    record Reader(JsonNode good, Function<JsonNode, ?> function) {}

    @Test
    void theFirstBlockOfAPrivateChainMayHaveTheTimeZero() {
        ObjectNode genesis = BLOCK.deepCopy();
        genesis.put("blockID", "0".repeat(16) + genesis.get("blockID").asText().substring(16));
        ObjectNode header = (ObjectNode) genesis.at("/block_header/raw_data");
        header.remove("number");
        header.remove("timestamp");
        assertThat(BlockAnswers.ref(genesis).height()).isZero();
        assertThat(BlockAnswers.ref(genesis).time()).isEqualTo(Instant.EPOCH);
        header.put("timestamp", 0);
        assertThat(BlockAnswers.ref(genesis).time()).isEqualTo(Instant.EPOCH);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("block", "/block_header/raw_data/number", "287"),
                Arguments.of("block", "/block_header/raw_data/number", "\"286\""),
                Arguments.of("block", "/block_header/raw_data/number", "-286"),
                Arguments.of("block", "/block_header/raw_data/number", "286.0"),
                Arguments.of("block", "/block_header/raw_data/number", "9223372036854775808"),
                Arguments.of("block", "/block_header/raw_data/timestamp", "0"),
                Arguments.of("block", "/block_header/raw_data/timestamp", "null"),
                Arguments.of("block", "/block_header/raw_data/parentHash", "\"12\""),
                Arguments.of("block", "/block_header", "[]"),
                Arguments.of("block", "/blockID", "\"zz\""),
                Arguments.of("blockAt", "/block_header/raw_data/number", "285"),
                Arguments.of("blocks", "/block", "{}"),
                Arguments.of("blocks", "/block/0/blockID", "\"\""),
                Arguments.of("blocks", "/block/0/transactions/0/txID", "\"" + "g".repeat(64) + "\""),
                Arguments.of("blocks", "/block/0/transactions/0/ret", "{}"),
                Arguments.of("blocks", "/block/0/transactions/0/raw_data/contract/0/parameter/value/amount", "1e3"),
                Arguments.of("blocks", "/block/0/transactions/0/raw_data/contract/0/parameter/value/amount", "-1"),
                Arguments.of(
                        "blocks",
                        "/block/0/transactions/0/raw_data/contract/0/parameter/value/to_address",
                        "\"TBkb9HgkoCq6FYgz72kW9WYmriuDvWkUqp\""),
                Arguments.of("account", "/balance", "-1"),
                Arguments.of("account", "/balance", "\"100\""),
                Arguments.of("account", "/balance", "true"),
                Arguments.of("account", "/address", "\"" + BOB.hex() + "\""),
                Arguments.of("account", "/type", "\"Alien\""),
                Arguments.of("account", "/account_resource", "7"),
                Arguments.of("account", "/frozenV2", "{}"),
                Arguments.of("account", "/frozenV2/1/amount", "\"5\""),
                Arguments.of("account", "/owner_permission/threshold", "0"),
                Arguments.of("account", "/owner_permission/keys/0/address", "\"41\""),
                Arguments.of("account", "/active_permission/0/id", "1"),
                Arguments.of("account", "/active_permission/0/id", "10"),
                Arguments.of("account", "/active_permission/0/operations", "\"06\""),
                Arguments.of("account", "/active_permission/0/keys", "{}"),
                Arguments.of("resources", "/TotalEnergyWeight", "0"),
                Arguments.of("resources", "/TotalEnergyLimit", "-5"),
                Arguments.of("resources", "/freeNetUsed", "[]"),
                Arguments.of("info", "/id", "\"" + TX + "\""),
                Arguments.of("info", "/blockNumber", "null"),
                Arguments.of("info", "/blockTimeStamp", "0"),
                Arguments.of("info", "/receipt", "\"SUCCESS\""),
                Arguments.of("info", "/log", "[{\"address\":\"41" + "0".repeat(40) + "\"}]"),
                Arguments.of("info", "/log", "[{\"address\":\"" + "0".repeat(40) + "\",\"topics\":[\"12\"]}]"),
                Arguments.of("info", "/log", "[{\"address\":\"" + "0".repeat(40) + "\",\"data\":\"xyz\"}]"),
                Arguments.of("transaction", "/txID", "\"" + TX + "\""),
                Arguments.of("transaction", "/raw_data", "null"));
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @MethodSource("wrong")
    void aWrongFieldMakesTheAnswerUnreadable(String reader, String pointer, String value) throws Exception {
        JsonNode changed = replaced(READERS.get(reader).good(), pointer, JSON.readTree(value));

        assertThatThrownBy(() -> READERS.get(reader).function().apply(changed))
                .isInstanceOfSatisfying(
                        NodeTrouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(Kind.UNREADABLE));
    }

    @Test
    void theUnchangedAnswersAreReadable() {
        READERS.forEach((name, reader) ->
                assertThat(reader.function().apply(reader.good())).as(name).isNotNull());
    }

    @Test
    void randomDamageGivesAValueOrAnUnreadableAnswerAndNothingElse() {
        SplittableRandom random = new SplittableRandom(99);
        JsonNode[] junk = junk();
        int unreadable = 0;
        for (int round = 0; round < 20_000; round++) {
            Reader reader = READERS.values().toArray(Reader[]::new)[random.nextInt(READERS.size())];
            List<String> pointers = pointers(reader.good());
            String pointer = pointers.get(random.nextInt(pointers.size()));
            JsonNode damaged = replaced(reader.good(), pointer, junk[random.nextInt(junk.length)]);
            try {
                assertThat(reader.function().apply(damaged)).isNotNull();
            } catch (NodeTrouble trouble) {
                assertThat(trouble.kind()).isEqualTo(Kind.UNREADABLE);
                unreadable++;
            }
        }
        assertThat(unreadable).isGreaterThan(5_000);
    }

    @Test
    void blocksWithAGapOrOutOfOrderAreUnreadable() {
        ObjectNode twice = BLOCKS.deepCopy();
        ((ArrayNode) twice.get("block")).add(BLOCKS.get("block").get(0));

        unreadable(() -> BlockAnswers.solidBlocks(twice, 286, 290));
        unreadable(() -> BlockAnswers.solidBlocks(BLOCKS, 285, 290));
        unreadable(() -> BlockAnswers.solidBlocks(BLOCKS, 286, 286));
        unreadable(() -> BlockAnswers.solidBlocks(JSON.createObjectNode(), 286, 287));
    }

    @Test
    void aPaymentCountsOnlyWhenEveryResultIsSuccess() {
        JsonNode failed = replaced(
                BLOCKS,
                "/block/0/transactions/0/ret/0/contractRet",
                JSON.getNodeFactory().textNode("REVERT"));
        JsonNode without = replaced(
                BLOCKS, "/block/0/transactions/0/ret", JSON.getNodeFactory().arrayNode());

        assertThat(BlockAnswers.solidBlocks(failed, 286, 287).get(0).transactions())
                .isEmpty();
        assertThat(BlockAnswers.solidBlocks(without, 286, 287).get(0).transactions())
                .isEmpty();
    }

    @Test
    void infosOfAnotherBlockAreUnreadable() {
        JsonNode infos =
                Golden.response("10_blocks", "gettransactioninfobyblocknum").get("_list");

        assertThat(TransactionAnswers.infos(infos, 286)).hasSize(1);
        unreadable(() -> TransactionAnswers.infos(infos, 285));
        unreadable(() -> TransactionAnswers.infos(JSON.createObjectNode(), 286));
    }

    @Test
    void delegationsOfAnotherPairAreUnreadable() {
        JsonNode records = Golden.response("05_lock", "one locked record, summed, new expiry: getdelegatedresourcev2");

        unreadable(() -> AccountAnswers.delegated(records, ALICE, BOB));
    }

    @Test
    void aMissingParameterIsUnreadableAndAnAbsentValueIsZero() throws Exception {
        String fees = "{\"key\":\"getEnergyFee\"},{\"key\":\"getTransactionFee\",\"value\":1000}";
        String activation = "{\"key\":\"getCreateAccountFee\",\"value\":100000},"
                + "{\"key\":\"getCreateNewAccountFeeInSystemContract\"}";
        JsonNode zero = JSON.readTree("{\"chainParameter\":[" + fees + "," + activation + "]}");
        JsonNode withoutActivation = JSON.readTree("{\"chainParameter\":[" + fees + "]}");

        assertThat(AccountAnswers.parameters(zero).energyFee().value()).isZero();
        assertThat(AccountAnswers.parameters(zero).activation().value()).isEqualTo(100_000);
        unreadable(() -> AccountAnswers.parameters(withoutActivation));
        unreadable(() -> AccountAnswers.parameters(JSON.createObjectNode()));
    }

    @Test
    void aContractsAccountIsToldByItsType() {
        JsonNode contract = ((ObjectNode) ACCOUNT.deepCopy()).put("type", "Contract");
        JsonNode old = ((ObjectNode) ACCOUNT.deepCopy()).without(List.of("owner_permission", "active_permission"));

        assertThat(AccountAnswers.account(contract, ALICE).orElseThrow().contract())
                .isTrue();
        assertThat(AccountAnswers.account(old, ALICE).orElseThrow().owner().sufficesAlone(ALICE))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACCEPTED|{'result':true,'code':'SUCCESS','txid':'TX','message':''}",
                "ACCEPTED|{'result':true,'txid':'TX'}",
                "ACCEPTED|{'code':'SUCCESS','txid':'TX'}",
                "KNOWN|{'code':'DUP_TRANSACTION_ERROR','txid':'TX','message':'447570207472616e73616374696f6e2e'}",
                "KNOWN|{'result':false,'code':'DUP_TRANSACTION_ERROR','txid':'TX'}",
                "REFUSED|{'result':false,'code':'SIGERROR','txid':'TX'}",
                "REFUSED|{'code':'TAPOS_ERROR','txid':'TX'}",
                "REFUSED|{'code':'TRANSACTION_EXPIRATION_ERROR','txid':'TX'}",
                "REFUSED|{'code':'CONTRACT_VALIDATE_ERROR','txid':'TX'}",
                "REFUSED|{'code':'CONTRACT_EXE_ERROR','txid':'TX'}",
                "REFUSED|{'code':'BANDWITH_ERROR','txid':'TX'}",
                "REFUSED|{'code':'TOO_BIG_TRANSACTION_ERROR','txid':'TX'}",
                "BUSY|{'code':'SERVER_BUSY','txid':'TX'}",
                "BUSY|{'code':'NO_CONNECTION','txid':'TX'}",
                "BUSY|{'code':'BLOCK_UNSOLIDIFIED','txid':'TX'}",
                "UNKNOWN|{'code':'NOT_ENOUGH_EFFECTIVE_CONNECTION','txid':'TX'}",
                "UNKNOWN|{'code':'OTHER_ERROR','txid':'TX'}",
                "UNKNOWN|{'code':'A_NEW_ONE','txid':'TX'}",
                "UNKNOWN|{'result':true,'code':'SERVER_BUSY','txid':'TX'}",
                "UNKNOWN|{'result':true,'code':'SIGERROR','txid':'TX'}",
                "UNKNOWN|{'result':false,'code':'SUCCESS','txid':'TX'}",
                "UNKNOWN|{'result':false,'txid':'TX'}",
                "UNKNOWN|{'result':true,'code':'SUCCESS','txid':'OTHER'}",
                "UNKNOWN|{'result':true,'code':'SUCCESS'}",
                "UNKNOWN|{'code':'SIGERROR'}",
                "UNKNOWN|{}"
            })
    void aBroadcastAnswerHasOneMeaning(Meaning meaning, String answer) throws Exception {
        String json = answer.replace('\'', '"').replace("TX", TX.hex()).replace("OTHER\"", DELEGATION + "\"");

        assertThat(BroadcastAnswers.read(JSON.readTree(json), TX).meaning()).isEqualTo(meaning);
    }

    @Test
    void aBroadcastMessageIsReadableWhetherItCameAsTextOrAsHex() throws Exception {
        String json = "{\"code\":\"SIGERROR\",\"txid\":\"" + TX + "\",\"message\":\"%s\"}";

        assertThat(message(json, "447570207472616e73616374696f6e2e")).isEqualTo("Dup transaction.");
        assertThat(message(json, "Dup transaction.")).isEqualTo("Dup transaction.");
        assertThat(message(json, "00ff00ff")).as("hex of nothing printable").isEqualTo("00ff00ff");
        assertThat(message(json, "x".repeat(5_000))).hasSize(300);
        assertThat(message(json, "a\\u0007b\\n\\nc")).isEqualTo("a b c");
    }

    private static String message(String json, String message) throws JsonProcessingException {
        return BroadcastAnswers.read(JSON.readTree(String.format(json, message)), TX)
                .message();
    }

    private static void unreadable(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        NodeTrouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(Kind.UNREADABLE));
    }

    private static JsonNode[] junk() {
        var nodes = JSON.getNodeFactory();
        return new JsonNode[] {
            nodes.nullNode(),
            nodes.numberNode(-1),
            nodes.numberNode(Long.MAX_VALUE),
            nodes.numberNode(1.5),
            nodes.numberNode(java.math.BigInteger.TWO.pow(80)),
            nodes.textNode(""),
            nodes.textNode("ff"),
            nodes.textNode("0".repeat(64)),
            nodes.booleanNode(true),
            nodes.arrayNode(),
            nodes.arrayNode().add(1),
            nodes.objectNode(),
            nodes.objectNode().put("type", "x")
        };
    }

    private static List<String> pointers(JsonNode json) {
        List<String> pointers = new ArrayList<>();
        collect(json, "", pointers);
        return pointers;
    }

    private static void collect(JsonNode json, String at, List<String> pointers) {
        json.fieldNames().forEachRemaining(name -> {
            pointers.add(at + "/" + name);
            collect(json.get(name), at + "/" + name, pointers);
        });
        for (int index = 0; json.isArray() && index < json.size(); index++) {
            pointers.add(at + "/" + index);
            collect(json.get(index), at + "/" + index, pointers);
        }
    }

    private static JsonNode replaced(JsonNode json, String pointer, JsonNode value) {
        JsonNode copy = json.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return copy;
    }
}
