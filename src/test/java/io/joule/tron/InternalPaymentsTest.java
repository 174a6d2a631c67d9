package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.joule.money.Sun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TRX that contracts pay, told from all else that a node lists among the internal transactions. */
class InternalPaymentsTest {

    private static final String PAYER = "41e4d5e66ef51f92d43a10afd9f9b0671d730c7754";
    private static final String OURS = "414ec4954d25d64957ac5339acf4004b5fb64bcb26";

    @Test
    void aRecordedCallThatPaysTwoIsReadInOrder() {
        JsonNode recorded = Golden.response(
                "09_trc20", "TRX paid by a contract: internal_transactions in the info, no TransferContract: info");
        TransactionInfo info = TransactionAnswers.info(
                        recorded, new TxId(recorded.get("id").asText()))
                .orElseThrow();
        assertThat(info.internal()).extracting(Payment::index).containsExactly(0, 1);
        assertThat(info.internal())
                .contains(new Payment(0, TronAddress.fromHex(PAYER), TronAddress.fromHex(OURS), Sun.ofTrx(1)));
    }

    @Test
    void aRecordedCallThatMovesOnlyTokensPaysNoTrx() {
        JsonNode recorded = Golden.response("09_trc20", "one tx, two TRC20 Transfer events, \"from\" = contract: info");
        assertThat(TransactionAnswers.info(recorded, new TxId(recorded.get("id").asText()))
                        .orElseThrow()
                        .internal())
                .isEmpty();
    }

    /** A contract can delegate to anybody; java-tron writes the stake down as callValue (Program.delegateResource). */
    @Test
    void aDelegationByAContractIsNoPayment() throws IOException {
        assertThat(read(
                        transaction("delegateResourceOfEnergy", "[{\"callValue\":1000000000}]", false),
                        transaction("unfreezeBalanceV2ForEnergy", "[{\"callValue\":1000000000}]", false),
                        transaction("call", "[{\"callValue\":5}]", false)))
                .containsExactly(new Payment(0, TronAddress.fromHex(PAYER), TronAddress.fromHex(OURS), new Sun(5)));
    }

    @Test
    void whatWasTakenBackOrIsATokenOfTheOldKindIsNoPayment() throws IOException {
        assertThat(read(
                        transaction("call", "[{\"callValue\":7}]", true),
                        transaction("call", "[{},{\"callValue\":9,\"tokenId\":\"1002000\"}]", false),
                        transaction("suicide", "[{\"callValue\":3},{\"callValue\":9,\"tokenId\":\"1002000\"}]", false)))
                .containsExactly(new Payment(2, TronAddress.fromHex(PAYER), TronAddress.fromHex(OURS), new Sun(3)));
    }

    private static List<Payment> read(String... transactions) throws IOException {
        JsonNode json = new ObjectMapper().readTree("[" + String.join(",", transactions) + "]");
        return InternalPayments.read(Answer.list(json));
    }

    private static String transaction(String note, String values, boolean rejected) {
        String hex = HexFormat.of().formatHex(note.getBytes(StandardCharsets.US_ASCII));
        return """
                {"hash":"%s","caller_address":"%s","transferTo_address":"%s","callValueInfo":%s,"note":"%s"%s}""".formatted("0".repeat(64), PAYER, OURS, values, hex, rejected ? ",\"rejected\":true" : "");
    }
}
