package io.joule.deposit;

import io.joule.base.Refusal;
import io.joule.money.Money;
import io.joule.tron.TxId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Why a transaction is not credited. */
public abstract sealed class DepositRefusal extends Refusal {

    private DepositRefusal(Kind kind, String code, String field, String detail) {
        super(kind, code, field, detail);
    }

    /** This installation has no deposit address. */
    public static final class DepositsClosed extends DepositRefusal {
        DepositsClosed() {
            super(Kind.UNAVAILABLE, "deposits_closed", null, "deposits are not taken here");
        }
    }

    /** Neither the solidified chain nor the head has it: it was never sent, or not yet included. */
    public static final class DepositNotFound extends DepositRefusal {
        DepositNotFound(TxId id) {
            super(Kind.NOT_FOUND, "deposit_not_found", "tx_hash", "no block has transaction " + id + " (yet)");
        }
    }

    /** It is in a block that may still be undone; about a minute later it is not. */
    public static final class DepositNotFinal extends DepositRefusal {
        DepositNotFinal(TxId id) {
            super(
                    Kind.CONFLICT,
                    "deposit_not_final",
                    "tx_hash",
                    "transaction " + id + " is not final yet, ask again in a minute");
        }
    }

    /** It was included, but what it called failed: no money moved. */
    public static final class DepositFailed extends DepositRefusal {
        DepositFailed(TxId id) {
            super(Kind.INVALID, "deposit_failed", "tx_hash", "transaction " + id + " failed on the chain");
        }
    }

    /** It pays nothing to the deposit address, or not in TRX or the real USDT. */
    public static final class NotOurDeposit extends DepositRefusal {
        NotOurDeposit(TxId id) {
            super(
                    Kind.INVALID,
                    "not_our_deposit",
                    "tx_hash",
                    "transaction " + id + " pays nothing to the deposit address");
        }
    }

    /** The claim differs from what the chain shows. */
    public static final class DepositMismatch extends DepositRefusal {

        private final List<Money> onChain;

        DepositMismatch(Money claimed, List<Money> onChain) {
            super(
                    Kind.INVALID,
                    "deposit_mismatch",
                    "amount",
                    "%s claimed, the chain shows %s".formatted(claimed, text(onChain)));
            this.onChain = List.copyOf(onChain);
        }

        /** What the transaction pays to the deposit address, one sum per asset. */
        public List<Money> onChain() {
            return onChain;
        }

        private static String text(List<Money> sums) {
            return sums.stream().map(Money::toString).collect(Collectors.joining(" and "));
        }
    }

    /** Nothing but the caller's word ties it to this customer. */
    public static final class DepositNotYours extends DepositRefusal {
        DepositNotYours(TxId id) {
            super(
                    Kind.CONFLICT,
                    "deposit_not_yours",
                    "tx_hash",
                    "nothing ties transaction " + id
                            + " to this customer: its amount was not announced, and its sender is"
                            + " not proven; sign a challenge with the paying address, then claim it");
        }
    }

    /** Nothing ties it to this customer, who announced nearly this amount. */
    public static final class DepositAmountDiffers extends DepositRefusal {
        DepositAmountDiffers(TxId id, Money paid, Money announced) {
            super(
                    Kind.CONFLICT,
                    "deposit_amount_differs",
                    "tx_hash",
                    ("transaction %s pays %s, and %s was announced: it is not credited by itself;"
                                    + " sign a challenge with the paying address, then claim it, or ask the operator")
                            .formatted(id, paid, announced));
        }
    }

    /** It is on its way back to its sender, or there already. */
    public static final class DepositSentBack extends DepositRefusal {
        DepositSentBack(TxId id) {
            super(Kind.CONFLICT, "deposit_sent_back", "tx_hash", "transaction " + id + " is being sent back, or was");
        }
    }

    /** It was credited before. Only the customer who got it is told when. */
    public static final class DepositAlreadyCredited extends DepositRefusal {

        DepositAlreadyCredited(Instant toSameCustomerAt) {
            super(
                    Kind.CONFLICT,
                    "deposit_already_credited",
                    "tx_hash",
                    toSameCustomerAt == null
                            ? "this transaction was already credited"
                            : "this transaction was already credited at " + toSameCustomerAt);
        }
    }
}
