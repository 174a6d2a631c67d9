package io.joule.delegation;

import io.joule.chaintx.ChainTx;

/** Why a node turned a transaction away, by the texts of java-tron's actuators (facts §3, §5, §10). */
enum Trouble {
    /** The receiver can't have energy from anybody. */
    RECEIVER,
    /** The wallet has less to give than we thought. */
    CAPACITY,
    /** The wallet has neither bandwidth nor TRX to pay for the transaction. */
    BANDWIDTH,
    /** The key or its permission does not allow it. */
    PERMISSION,
    /** The chain holds less for this pair than is to be taken back. */
    NOTHING_THERE,
    /** Something passing: reference block, expiration, an unknown text. */
    PASSING;

    static Trouble of(ChainTx tx, Delegation d) {
        return of(tx.answerCode() == null ? "" : tx.answerCode(), tx.answer() == null ? "" : tx.answer(), d);
    }

    static Trouble of(String code, String text, Delegation d) {
        return switch (code) {
            case "BANDWITH_ERROR" -> BANDWIDTH;
            case "SIGERROR" -> PERMISSION;
            case "CONTRACT_VALIDATE_ERROR" -> validation(text, d);
            default -> PASSING;
        };
    }

    private static Trouble validation(String text, Delegation d) {
        // "Account[…] not exists" is said of the owner, too.
        if (text.contains(d.wallet().hex())
                || text.contains("delegateBalance must be less than or equal to available")) {
            return CAPACITY;
        }
        if (text.contains("delegated Resource does not exist") || text.contains("insufficient delegate")) {
            return NOTHING_THERE;
        }
        boolean receiver = text.contains("not exist")
                || text.contains("contract addresses")
                || text.contains("Invalid receiverAddress")
                || text.contains("must not be the same as ownerAddress");
        return receiver ? RECEIVER : PASSING;
    }
}
