package io.joule.bot.operator;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Operator commands; Chinese: {@code messages/botOperator_zh.properties}. */
@MessageBundle("botOperator")
public interface OperatorMessages {

    @Message("📊 The last 24 hours")
    String statsTitle();

    @Message("Delivered orders")
    String completed();

    @Message("Energy")
    String energy();

    @Message("Revenue")
    String revenue();

    @Message("Failed orders")
    String failed();

    @Message("⏳ What waits")
    String pendingTitle();

    @Message("Orders that look for energy")
    String pending();

    @Message("Orders under way")
    String processing();

    @Message("Unmatched payments")
    String unmatched();

    @Message("Withdrawals to approve")
    String approvals();

    @Message("Open findings")
    String findings();

    @Message("▶️ New orders are taken.")
    String open();

    @Message("⏸ New orders are paused since {since} UTC, by {by}.")
    String paused(String since, String by);

    @Message("⏸ Pause new orders")
    String pause();

    @Message("▶️ Resume")
    String resume();
}
