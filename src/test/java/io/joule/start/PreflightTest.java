package io.joule.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.keys.Keyset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final String ADDRESS = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";

    @Test
    void aWholeConfigurationHasNoFault() {
        assertThat(Preflight.faults(new Settings(good()))).isEmpty();
    }

    @Test
    void nothingSetIsOneSentencePerFault() {
        assertThat(Preflight.faults(new Settings(Map.of())))
                .hasSize(3)
                .anyMatch(f -> f.startsWith("ENCRYPTION_KEY is not set"))
                .anyMatch(f -> f.startsWith("TRON_NETWORK is not set"))
                .anyMatch(f -> f.startsWith("DEPOSIT_ADDRESS is not set"))
                .allMatch(f -> f.endsWith("."));
    }

    @Test
    void eachHalfConfigurationIsNamed() {
        assertFault("ENCRYPTION_KEY", "%%%", "The encryption keyset is neither base64 nor JSON");
        assertFault("DATABASE_URL", "jdbc:postgresql://localhost/x", "DATABASE_URL must look like postgresql://");
        assertFault("TRON_NETWORK", "mainnit", "must be mainnet, nile, shasta, sandbox or custom");
        assertFault("TRON_NETWORK", "sandbox", "the sandbox is not part of a production build");
        assertFault("TRON_NODES", "localhost:8090", "is not an http(s) address of a node");
        assertFault("DEPOSIT_ADDRESS", ADDRESS.replace('6', '7'), "DEPOSIT_ADDRESS is not a TRON address");
        assertFault("USDT_CONTRACT", "0x00", "USDT_CONTRACT is not a TRON address");
        assertFault("TRX_PER_USDT", "2,5", "TRX_PER_USDT must be a number above 0");
        assertFault("TRX_PER_USDT", "0", "TRX_PER_USDT must be a number above 0");
        assertFault("API_BOOTSTRAP_KEY", "sandbox", "API_BOOTSTRAP_KEY is too short");
        assertFault("TELEGRAM_BOT_TOKEN", "mybot", "TELEGRAM_BOT_TOKEN is not a bot's token");
        assertFault("TELEGRAM_WEBHOOK_SECRET", "a b", "TELEGRAM_WEBHOOK_SECRET must be");
        assertFault("PUBLIC_URL", "http://desk.example.org", "PUBLIC_URL must be an https address");
        assertFault("TELEGRAM_API_URL", "api.telegram.org", "TELEGRAM_API_URL must be");
    }

    @Test
    void customNeedsNodes() {
        Map<String, String> settings = good();
        settings.remove("TRON_NODES");
        settings.put("TRON_NETWORK", "custom");
        assertThat(Preflight.faults(new Settings(settings)))
                .singleElement()
                .asString()
                .contains("TRON_NODES");
    }

    @Test
    void noFaultRepeatsASecret() {
        Map<String, String> settings = good();
        settings.put("DATABASE_URL", "postgres://joule:s3cr3t-word@/");
        settings.put("API_BOOTSTRAP_KEY", "short-s3cr3t");
        settings.put("ENCRYPTION_KEY", "{s3cr3t}");
        settings.put("TELEGRAM_BOT_TOKEN", "s3cr3t");
        settings.put("TELEGRAM_WEBHOOK_SECRET", "s3cr3t word");
        assertThat(Preflight.faults(new Settings(settings))).hasSize(5).noneMatch(f -> f.contains("s3cr3t"));
    }

    private static void assertFault(String name, String value, String expected) {
        Map<String, String> settings = good();
        settings.put(name, value);
        assertThat(Preflight.faults(new Settings(settings)))
                .as(name)
                .singleElement()
                .asString()
                .contains(expected);
    }

    private static Map<String, String> good() {
        return new HashMap<>(Map.of(
                "ENCRYPTION_KEY",
                Keyset.generate().secretText(),
                "TRON_NODES",
                "http://127.0.0.1:8090|http://127.0.0.1:8091",
                "DEPOSIT_ADDRESS",
                ADDRESS,
                "API_BOOTSTRAP_KEY",
                "0123456789abcdef"));
    }
}
