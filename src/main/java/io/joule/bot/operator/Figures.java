package io.joule.bot.operator;

import io.joule.money.Money;

/**
 * How the desk does.
 *
 * @param completed orders of the last day that were delivered, their energy and what they cost
 * @param unmatched open unmatched payments
 * @param approvals withdrawals that wait for an approval
 */
record Figures(
        long pending,
        long processing,
        long completed,
        long energy,
        Money revenue,
        long failed,
        long unmatched,
        long approvals,
        long findings) {}
