package io.joule;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.chaintx.ChainTxStatus;
import io.joule.delegation.DelegationStatus;
import io.joule.deposit.IntentStatus;
import io.joule.order.OrderStatus;
import io.joule.payout.PayoutStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The state diagrams in docs/architecture.md are the tables in the code; on a failure, paste the diagram it prints. */
class DiagramsTest {

    @TestFactory
    Stream<DynamicTest> theDocumentShowsTheTable() throws IOException {
        String document = Files.readString(Path.of("docs/architecture.md"));
        return Map.of(
                        "order",
                        OrderStatus.TABLE,
                        "delegation",
                        DelegationStatus.TABLE,
                        "payout",
                        PayoutStatus.TABLE,
                        "chain transaction",
                        ChainTxStatus.TABLE,
                        "deposit intent",
                        IntentStatus.TABLE)
                .entrySet()
                .stream()
                .map(table -> DynamicTest.dynamicTest(
                        table.getKey(),
                        () -> assertThat(document)
                                .contains("```mermaid\n" + table.getValue().diagram() + "```")));
    }
}
