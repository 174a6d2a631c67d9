package io.joule.deposit;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.OnChainTransaction;
import io.joule.tron.Payment;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TronAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the payments to {@code ours} in one successful transaction: plain TRX transfers, TRX that contracts pay out,
 * and Transfer events of {@code usdt}, the real contract. Look-alike tokens, events of nothing, payments to oneself and
 * amounts beyond a long (more than all USDT there is) are not payments.
 */
record PaymentReader(TronAddress ours, Optional<TronAddress> usdt) {

    /** Internal payments are numbered from here on, beyond any log of the same transaction. */
    static final int INTERNAL = 1_000_000;

    List<Incoming> read(OnChainTransaction transaction, TransactionInfo info) {
        return Stream.concat(plain(transaction), fromInside(transaction, info)).toList();
    }

    /** Plain TRX transfers: they need no info. */
    Stream<Incoming> plain(OnChainTransaction transaction) {
        return transaction.payments().stream().flatMap(payment -> trx(payment, payment.index(), true));
    }

    /** What a contract call paid. */
    Stream<Incoming> fromInside(OnChainTransaction transaction, TransactionInfo info) {
        Stream<Incoming> internal =
                info.internal().stream().flatMap(payment -> trx(payment, INTERNAL + payment.index(), false));
        Stream<Incoming> tokens = transfers(info)
                .filter(event -> usdt.filter(event.token()::equals).isPresent())
                .filter(event -> event.amount().bitLength() < Long.SIZE)
                .map(event -> new Incoming(
                        event.index(),
                        event.sender(),
                        new Money(Asset.USDT, event.amount().longValueExact()),
                        transaction.caller().filter(event.sender()::equals).isPresent()));
        return Stream.concat(internal, tokens);
    }

    /** Transfers to us, as contracts other than the real USDT tell them. */
    Stream<ForeignToken> foreign(TransactionInfo info) {
        return transfers(info)
                .filter(event -> usdt.filter(event.token()::equals).isEmpty());
    }

    private Stream<ForeignToken> transfers(TransactionInfo info) {
        return TransferEvent.read(info.logs())
                .filter(event -> event.to().equals(ours) && !event.from().equals(ours))
                .filter(event -> event.amount().signum() > 0)
                .map(event -> new ForeignToken(event.index(), event.from(), event.token(), event.amount()));
    }

    private Stream<Incoming> trx(Payment payment, int index, boolean signed) {
        boolean counts = payment.to().equals(ours)
                && !payment.from().equals(ours)
                && payment.amount().value() > 0;
        return counts
                ? Stream.of(new Incoming(
                        index, payment.from(), Money.trx(payment.amount().value()), signed))
                : Stream.empty();
    }
}
