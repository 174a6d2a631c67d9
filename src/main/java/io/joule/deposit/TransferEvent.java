package io.joule.deposit;

import io.joule.tron.TransactionInfo.EventLog;
import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The event of a TRC20 transfer, as {@code token} emitted it: anybody's contract may say anything. */
record TransferEvent(int index, TronAddress token, TronAddress from, TronAddress to, BigInteger amount) {

    /** keccak256("Transfer(address,address,uint256)"). */
    private static final String TRANSFER = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    private static final int WORD = 64;
    private static final String ADDRESS_PADDING = "0".repeat(24);

    /** Those of these events that are well-formed transfers. */
    static Stream<TransferEvent> read(List<EventLog> logs) {
        return IntStream.range(0, logs.size())
                .mapToObj(index -> read(index, logs.get(index)))
                .flatMap(Optional::stream);
    }

    private static Optional<TransferEvent> read(int index, EventLog log) {
        boolean transfer = log.topics().size() == 3
                && log.topics().get(0).equals(TRANSFER)
                && log.data().length() == WORD;
        if (!transfer) {
            return Optional.empty();
        }
        return address(log.topics().get(1))
                .flatMap(from -> address(log.topics().get(2))
                        .map(to -> new TransferEvent(index, log.contract(), from, to, new BigInteger(log.data(), 16))));
    }

    /** The address of a topic: 32 bytes, the last 20 count, the others are zero. */
    private static Optional<TronAddress> address(String topic) {
        boolean padded = topic.length() == WORD && topic.startsWith(ADDRESS_PADDING);
        return padded ? Optional.of(TronAddress.fromHex("41" + topic.substring(24))) : Optional.empty();
    }
}
