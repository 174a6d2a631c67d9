package io.joule.browser;

import io.joule.testing.TelegramSandbox;
import java.util.Map;

/**
 * The sandbox with its chat page; a payment stays unfinal until a test lets time pass, so that its card can be read.
 */
public class BrowserSandbox extends TelegramSandbox {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = super.getConfigOverrides();
        settings.put("joule.sandbox.solid-lag", "100");
        return settings;
    }
}
