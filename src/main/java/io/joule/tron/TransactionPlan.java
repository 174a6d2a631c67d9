package io.joule.tron;

import io.joule.base.Check;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;

/**
 * What a transaction is meant to do, before there are bytes: what is signed is decoded and must equal its plan.
 *
 * @param owner whose TRX, tokens or stake move, and who pays the bandwidth
 * @param counterpart the receiver of the energy, the TRX or the tokens
 * @param amount TRX to delegate, to take back or to transfer; USDT to transfer
 * @param permissionId which of the owner's permissions signs: 0 owner, 2..9 active (TIP-16)
 * @param token null unless tokens are transferred
 */
public record TransactionPlan(
        Kind kind, TronAddress owner, TronAddress counterpart, Money amount, int permissionId, Token token) {

    public enum Kind {
        TRANSFER,
        /** {@code transfer(address,uint256)} of a TRC20 token, and no other call. */
        TRANSFER_TOKEN,
        DELEGATE_ENERGY,
        RECLAIM_ENERGY
    }

    /**
     * @param contract the token's own
     * @param feeLimit the most that the call may burn for energy; rented energy is capped by it, too
     */
    public record Token(TronAddress contract, Sun feeLimit) {

        public Token {
            Check.argument(feeLimit.value() > 0, "a call without a fee limit");
        }
    }

    public TransactionPlan {
        boolean tokens = kind == Kind.TRANSFER_TOKEN;
        Check.argument(amount.isPositive(), "an amount of nothing");
        Check.argument(permissionId == 0 || permissionId >= 2 && permissionId <= 9, "permission id %d", permissionId);
        Check.argument(!owner.equals(counterpart), "owner and counterpart are the same");
        Check.argument(tokens == (token != null), "a token's contract goes with a transfer of tokens");
        Check.argument(amount.asset() == (tokens ? Asset.USDT : Asset.TRX), "%s of %s", kind, amount);
    }

    /** Of TRX or a stake of it. */
    public TransactionPlan(Kind kind, TronAddress owner, TronAddress counterpart, Sun amount, int permissionId) {
        this(kind, owner, counterpart, Money.trx(amount.value()), permissionId, null);
    }

    /** Pays {@code amount} of {@code owner} to {@code counterpart}, by the owner permission. */
    public static TransactionPlan payment(TronAddress owner, TronAddress counterpart, Money amount, Token usdt) {
        return switch (amount.asset()) {
            case TRX -> new TransactionPlan(Kind.TRANSFER, owner, counterpart, amount, 0, null);
            case USDT -> new TransactionPlan(Kind.TRANSFER_TOKEN, owner, counterpart, amount, 0, usdt);
        };
    }
}
