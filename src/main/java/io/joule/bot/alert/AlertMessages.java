package io.joule.bot.alert;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What operators are told; Chinese: {@code messages/botAlert_zh.properties}. */
@MessageBundle("botAlert")
public interface AlertMessages {

    @Message("🚨 What needs a person")
    String title();

    @Message("✅ Nothing needs a person now.")
    String nothing();

    @Message("and {number} more")
    String more(int number);

    @Message("✅ Over: {text}")
    String over(String text);

    @Message("🚨 Show all")
    String show();

    @Message("since {time} UTC")
    String since(String time);

    @Message("The books do not agree: {detail}")
    String finding(String detail);

    @Message("Deposits are not credited any more: {detail}")
    String depositsStopped(String detail);

    @Message("Node {name} is isolated, it said what can't be true: {detail}")
    String nodeIsolated(String name, String detail);

    @Message("Node {name} is down: {detail}")
    String nodeDown(String name, String detail);

    @Message("No TRON node answers: no order is delivered and no deposit credited.")
    String noNode();

    @Message("Only {percent} % of the energy can still be sold.")
    String lowEnergy(String percent);

    @Message("Wallet {address} can't pay for bandwidth: {bandwidth}. It takes no orders.")
    String lowBandwidth(String address, String bandwidth);

    @Message("Orders wait too long for energy: {number}.")
    String ordersWait(String number);
}
