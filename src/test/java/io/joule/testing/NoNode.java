package io.joule.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The application on a fresh database, without any TRON node that answers. */
public class NoNode implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        // Nothing listens on port 1.
        return Map.of("joule.tron.nodes", "http://127.0.0.1:1", "TRON_NODES", "http://127.0.0.1:1");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(QuarkusDatabase.class));
    }
}
