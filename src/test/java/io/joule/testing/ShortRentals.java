package io.joule.testing;

import java.util.Map;

/** A shop that also sells rentals of twelve seconds, so that a test sees one end. */
public class ShortRentals extends TelegramSandbox {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = super.getConfigOverrides();
        settings.put("joule.pricing.durations", "1h,1d,12s");
        settings.put("joule.pricing.default-prices.12s", "40");
        settings.put("joule.bot.reminder-sweep", "200ms");
        return settings;
    }
}
