package io.joule.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A fresh, migrated database for the application under test, and no TRON node anywhere. */
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    private String name;

    @Override
    public Map<String, String> start() {
        name = TestServer.newDatabase();
        return Map.of(
                "quarkus.datasource.username", TestServer.USER,
                "quarkus.datasource.password", TestServer.USER,
                "quarkus.datasource.reactive.url", "postgresql://localhost:" + TestServer.port() + "/" + name,
                "quarkus.datasource.jdbc.url", TestServer.jdbcUrl(name),
                // Nothing listens on port 1.
                "joule.tron.nodes", "http://127.0.0.1:1");
    }

    @Override
    public void stop() {
        TestServer.drop(name);
    }
}
