package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.money.Sun;
import io.joule.tron.NodeTrouble.Kind;
import io.joule.tron.TronNetwork.DelegatedOut;
import io.joule.tron.TronNetwork.Holdings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures that belong together come from the solid chain of one node, with the heads between which they hold. */
class SolidQuestionsTest extends NetworkFixture {

    private static final String SOLID = "/walletsolidity/";
    private static final TronAddress OWNER = TronAddress.parse("41c061c516255ab5cdd7461a57613c5cb42fc11188");
    private static final JsonNode HEAD = Golden.response("10_blocks", "getblock head, header only");
    private static final JsonNode INDEX =
            Golden.response("03_delegate_basic", "owner: getdelegatedresourceaccountindexv2");
    private static final JsonNode RECORDS = Golden.response("03_delegate_basic", "after: getdelegatedresourcev2");

    @Test
    void allThatAWalletHasDelegatedIsReadBetweenTwoHeads() {
        FakeNode node = wallet().on(SOLID + "getdelegatedresourceaccountindexv2", INDEX);

        DelegatedOut out = get(network(node).delegatedOut(OWNER));

        assertThat(out)
                .isEqualTo(new DelegatedOut(
                        286, 286, Sun.ZERO, List.of(new DelegatedResource(OWNER, BOB, Sun.ofTrx(1_000), null))));
        assertThat(node.askedPaths())
                .containsExactly(
                        SOLID + "getblock",
                        SOLID + "getaccount",
                        SOLID + "getdelegatedresourceaccountindexv2",
                        SOLID + "getdelegatedresourcev2",
                        SOLID + "getblock");
    }

    @Test
    void aWalletThatHasDelegatedNothingHasNoRecords() {
        FakeNode node = wallet().on(
                        SOLID + "getdelegatedresourceaccountindexv2",
                        Golden.response("03_delegate_basic", "before: getdelegatedresourceaccountindexv2"));

        assertThat(get(network(node).delegatedOut(OWNER)).records()).isEmpty();
    }

    @Test
    void anIndexOfAnotherAccountOrOfNobodyIsNoAnswer() {
        ObjectNode garbled = INDEX.deepCopy();
        garbled.putArray("toAccounts").add("not an address");
        JsonNode other = Golden.response("03_delegate_basic", "receiver: getdelegatedresourceaccountindexv2");
        for (String answer : List.of("{}", "[]", other.toString(), garbled.toString())) {
            FakeNode node = wallet().on(SOLID + "getdelegatedresourceaccountindexv2", answer);
            NodeTrouble trouble = catchThrowableOfType(
                    NodeTrouble.class, () -> get(network(node).delegatedOut(OWNER)));
            assertThat(trouble.kind()).as(answer).isEqualTo(Kind.UNREADABLE);
        }
    }

    @Test
    void whatAnAddressHoldsIsReadBetweenTwoHeads() {
        FakeNode node = wallet().on(SOLID + "triggerconstantcontract", balance("%064x".formatted(12_345_678)));

        assertThat(get(network(node).holdings(OWNER, Optional.of(BOB))))
                .isEqualTo(new Holdings(286, 286, Sun.ZERO, 12_345_678));
        assertThat(node.asked().get(2).body().get("parameter").asText())
                .isEqualTo("0".repeat(24) + OWNER.hex().substring(2));
    }

    @Test
    void aBalanceThatNoTokenHasIsNoAnswer() {
        String failed = "{\"result\":{\"code\":\"CONTRACT_EXE_ERROR\",\"message\":\"6e6f\"}}";
        for (String answer : List.of(balance("f".repeat(64)), balance(""), balance("00"), failed)) {
            FakeNode node = wallet().on(SOLID + "triggerconstantcontract", answer);
            NodeTrouble trouble = catchThrowableOfType(
                    NodeTrouble.class, () -> get(network(node).holdings(OWNER, Optional.of(BOB))));
            assertThat(trouble.kind()).as(answer).isEqualTo(Kind.UNREADABLE);
        }
    }

    private FakeNode wallet() {
        return node().on(SOLID + "getblock", HEAD)
                .on(SOLID + "getaccount", "{}")
                .on(SOLID + "getdelegatedresourcev2", RECORDS);
    }

    private static String balance(String hex) {
        return "{\"result\":{\"result\":true},\"energy_used\":500,\"constant_result\":[\"" + hex + "\"]}";
    }
}
