package io.joule.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link TelegramSandbox} with a Redis whose plug can be pulled; a busy machine is no Redis that is gone. */
public final class TelegramWithRedis extends TelegramSandbox {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = super.getConfigOverrides();
        settings.put("joule.redis.timeout", "10s");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        List<TestResourceEntry> resources = new ArrayList<>(super.testResources());
        resources.add(new TestResourceEntry(QuarkusRedis.class));
        return resources;
    }
}
