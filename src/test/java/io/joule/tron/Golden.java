package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.tron.trident.proto.Chain.Transaction;

/** The recordings of a real java-tron node in {@code src/test/resources/golden}. */
final class Golden {

    static final List<String> ALL = List.of(
            "01_transfer_and_activation",
            "02_stake",
            "03_delegate_basic",
            "04_delegate_errors",
            "05_lock",
            "06_energy_use_and_undelegate",
            "06c_fee_limit_and_rented_energy",
            "07_broadcast_errors",
            "08_permissions",
            "09_trc20",
            "10_blocks",
            "11_bandwidth",
            "12_lost_transaction",
            "12b_rolled_back_transaction",
            "13_grpc",
            "14_weight_drift",
            "15_recovery_over_time",
            "17_solidity_27");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    static List<JsonNode> steps(String scenario) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + scenario + ".json")) {
            return StreamSupport.stream(JSON.readTree(in).get("steps").spliterator(), false)
                    .filter(step -> step.has("path"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode step(String scenario, String name) {
        return steps(scenario).stream()
                .filter(step -> step.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + name + " in " + scenario));
    }

    static JsonNode response(String scenario, String name) {
        return step(scenario, name).get("response");
    }

    /** What a broadcasthex step sent. */
    static Sent sent(JsonNode step) {
        try {
            byte[] bytes = HexFormat.of()
                    .parseHex(step.get("request").get("transaction").asText());
            Transaction transaction = Transaction.parseFrom(bytes);
            return new Sent(
                    step.get("name").asText(),
                    bytes,
                    transaction.getRawData().toByteArray(),
                    transaction,
                    step.get("response").path("txid").asText(),
                    step.path("charged_bytes").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every broadcasthex whose hex is whole. */
    static List<Sent> broadcasts() {
        return ALL.stream()
                .flatMap(scenario -> steps(scenario).stream())
                .filter(step -> step.get("path").asText().equals("/wallet/broadcasthex"))
                .filter(step -> step.get("request").get("transaction").asText().matches("([0-9a-f]{2})+"))
                .map(Golden::sent)
                .toList();
    }

    record Sent(String name, byte[] bytes, byte[] raw, Transaction transaction, String txid, int chargedBytes) {

        @Override
        public String toString() {
            return name;
        }
    }
}
