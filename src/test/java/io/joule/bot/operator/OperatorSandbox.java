package io.joule.bot.operator;

import io.joule.testing.TelegramSandbox;
import java.util.Map;

/** With the demo person Alice as an operator. */
public class OperatorSandbox extends TelegramSandbox {

    public static final long OPERATOR = 100_001;

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = super.getConfigOverrides();
        settings.put("joule.bot.operators", "77," + OPERATOR);
        return settings;
    }
}
