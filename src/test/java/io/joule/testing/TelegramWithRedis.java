package io.joule.testing;

import java.util.ArrayList;
import java.util.List;

/** {@link TelegramSandbox} with a Redis whose plug can be pulled. */
public final class TelegramWithRedis extends TelegramSandbox {

    @Override
    public List<TestResourceEntry> testResources() {
        List<TestResourceEntry> resources = new ArrayList<>(super.testResources());
        resources.add(new TestResourceEntry(QuarkusRedis.class));
        return resources;
    }
}
