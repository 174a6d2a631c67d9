package io.joule.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole service on a sandbox network whose blocks come several times a second. */
public class FastSandbox implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("joule.sandbox.enabled", "true");
        settings.put("joule.sandbox.port", "0");
        settings.put("joule.sandbox.block-time", "250ms");
        settings.put("joule.sandbox.solid-lag", "4");
        settings.put("joule.sandbox.demo-pool", "true");
        settings.put("joule.chaintx.poll", "80ms");
        settings.put("joule.chaintx.idle-poll", "150ms");
        settings.put("joule.chaintx.look-after", "800ms");
        settings.put("joule.chaintx.look-at-most", "1500ms");
        settings.put("joule.chaintx.expiration", "10s");
        settings.put("joule.engine.reclaim-retry-after", "300ms");
        settings.put("joule.order.retry-after", "200ms");
        settings.put("joule.supplier.refresh-delay", "100ms");
        settings.put("joule.payout.sweep", "100ms");
        settings.put("joule.payout.withdrawal-delay", "300ms");
        settings.put("joule.payout.approval-above", "50");
        settings.put("joule.deposit.scan-every", "500ms");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(QuarkusDatabase.class));
    }
}
