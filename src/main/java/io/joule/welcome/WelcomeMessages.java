package io.joule.welcome;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The start page's words; the Chinese ones are in {@code messages/welcome_zh.properties}. */
@MessageBundle("welcome")
public interface WelcomeMessages {

    @Message("The open-source TRON energy desk")
    String tagline();

    @Message(
            "Sells the energy of staked TRX: an order is paid from a balance, delegated on the chain within seconds, and"
                    + " taken back when the rental ends.")
    String lead();

    @Message("All is well")
    String healthy();

    @Message("Running, with trouble")
    String degraded();

    @Message("Not working just now")
    String unhealthy();

    @Message("Network")
    String network();

    @Message("Head block")
    String head();

    @Message("Version")
    String version();

    @Message("unknown")
    String unknown();

    @Message("Mainnet")
    String networkMainnet();

    @Message("Sandbox (simulated)")
    String networkSandbox();

    @Message("Look around")
    String look();

    @Message("API reference")
    String docs();

    @Message("Every route, to read and to try.")
    String docsHint();

    @Message("OpenAPI document")
    String openapi();

    @Message("For code generators and clients.")
    String openapiHint();

    @Message("Health")
    String health();

    @Message("Database, node and engine, as they are.")
    String healthHint();

    @Message("Metrics")
    String metrics();

    @Message("For Prometheus.")
    String metricsHint();

    @Message("Sandbox accounts")
    String accounts();

    @Message("Addresses and keys to play with.")
    String accountsHint();

    @Message("Sandbox chain")
    String chain();

    @Message("Head, blocks and transactions.")
    String chainHint();

    @Message("First steps")
    String steps();

    @Message("Every call under /api needs a key. In this sandbox it is <code>sandbox</code>.")
    String keySandbox();

    @Message(
            "Every call under /api needs a key: the one this installation was given as <code>API_BOOTSTRAP_KEY</code>.")
    String keyGiven();

    @Message("Take an address, and pay the deposit address")
    String stepPay();

    @Message("Credit the payment, once it is final")
    String stepDeposit();

    @Message("Order energy")
    String stepOrder();

    @Message("Watch it arrive, and go home")
    String stepWatch();

    @Message("A customer's balance")
    String stepBalance();

    @Message("Licensed under Apache-2.0")
    String licence();
}
