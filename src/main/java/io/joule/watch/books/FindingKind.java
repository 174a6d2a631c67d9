package io.joule.watch.books;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be found not to agree; docs/operations.md says what to do about each. */
public enum FindingKind {
    /** The chain has a delegation of a wallet to an address that the books know nothing of. */
    UNKNOWN_DELEGATION(true),
    /** The chain has more delegated to a receiver than the books say. */
    EXCESS_DELEGATION(true),
    /** The books say that a receiver has energy, and the chain has none of it. */
    MISSING_DELEGATION(false),
    /** The chain has less delegated to a receiver than the books say. */
    SHORT_DELEGATION(false),
    /** The books had given it up, and the chain has it: ours, to be brought home at the end of its rental. */
    ORPHANED_DELEGATION(false),
    /** A wallet's account on the chain has more or less delegated than its pairs add up to. */
    DELEGATED_TOTAL(false),
    /** A transaction counts as expired or refused, and the final chain has it. */
    TRANSACTION_ON_CHAIN(false),
    /** The final chain did not have a delegation any more when its rental ended. */
    LOST_DELEGATION(false),
    /** A rental ended some time ago, and its energy is not home. */
    OVERDUE_RENTAL(false),
    /** The balances of an asset do not add up to zero. */
    TRIAL_BALANCE(false),
    /** An account's balance is not what its last posting left. */
    ACCOUNT_DRIFT(false),
    /** A posting's balance does not follow from the one before it. */
    POSTING_CHAIN(false),
    /** The postings of a ledger transaction do not add up to zero. */
    UNBALANCED_TRANSACTION(false),
    /** What is held of a customer's money is not what open orders cost. */
    HELD_MONEY(false),
    /** The account of unmatched payments does not hold what those add up to that are open or on their way back. */
    UNMATCHED_MONEY(false),
    /** The deposit address holds less than the payments that were booked explain. */
    DEPOSIT_SHORTFALL(false),
    /** The deposit address holds more than the payments that were booked explain. */
    DEPOSIT_SURPLUS(false);

    private final boolean quarantines;

    FindingKind(boolean quarantines) {
        this.quarantines = quarantines;
    }

    /** Somebody else delegates the wallet's stake: it takes no new orders while such a finding is open. */
    boolean quarantines() {
        return quarantines;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FindingKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
