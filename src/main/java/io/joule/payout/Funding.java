package io.joule.payout;

import io.joule.tron.TransactionPlan;

/** Whether and how a payout can be sent just now. */
sealed interface Funding {

    /** From this plan's owner. */
    record Ready(TransactionPlan plan) implements Funding {}

    /** Not now: {@code code} says why for programs, {@code why} for people. Money may come, or a setting change. */
    record Short(String code, String why) implements Funding {}

    /** Never. */
    record Impossible(String code, String why) implements Funding {}
}
