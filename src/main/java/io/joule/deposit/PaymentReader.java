package io.joule.deposit;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.OnChainTransaction;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TransactionInfo.EventLog;
import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the payments to {@code ours} in one successful transaction: plain TRX transfers, and Transfer events of
 * {@code usdt}, the real contract. Look-alike tokens, events of nothing, payments to oneself and amounts beyond a long
 * (more than all USDT there is) are not payments.
 */
record PaymentReader(TronAddress ours, Optional<TronAddress> usdt) {

    /** keccak256("Transfer(address,address,uint256)"), the event of every TRC20 transfer. */
    private static final String TRANSFER = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    private static final int WORD = 64;
    private static final String ADDRESS_PADDING = "0".repeat(24);

    List<Incoming> read(OnChainTransaction transaction, TransactionInfo info) {
        Stream<Incoming> trx = transaction.payments().stream()
                .filter(payment -> payment.to().equals(ours))
                .map(payment -> new Incoming(
                        payment.index(),
                        payment.from(),
                        Money.trx(payment.amount().value())));
        Stream<Incoming> tokens = IntStream.range(0, info.logs().size())
                .mapToObj(index -> transfer(index, info.logs().get(index)))
                .flatMap(Optional::stream);
        return Stream.concat(trx, tokens)
                .filter(incoming ->
                        incoming.amount().isPositive() && !incoming.sender().equals(ours))
                .toList();
    }

    private Optional<Incoming> transfer(int index, EventLog event) {
        boolean transfer = usdt.filter(event.contract()::equals).isPresent()
                && event.topics().size() == 3
                && event.topics().get(0).equals(TRANSFER)
                && event.data().length() == WORD
                && amount(event.data()).bitLength() < Long.SIZE;
        if (!transfer || address(event.topics().get(2)).filter(ours::equals).isEmpty()) {
            return Optional.empty();
        }
        return address(event.topics().get(1)).map(sender -> new Incoming(index, sender, usdt(amount(event.data()))));
    }

    /** The address of a topic: 32 bytes, the last 20 count, the others are zero. */
    private static Optional<TronAddress> address(String topic) {
        boolean padded = topic.length() == WORD && topic.startsWith(ADDRESS_PADDING);
        return padded ? Optional.of(TronAddress.fromHex("41" + topic.substring(24))) : Optional.empty();
    }

    private static Money usdt(BigInteger micros) {
        return new Money(Asset.USDT, micros.longValueExact());
    }

    private static BigInteger amount(String data) {
        return new BigInteger(data, 16);
    }
}
