package io.joule.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A fresh, migrated database for the application under a Quarkus test. */
public final class QuarkusDatabase implements QuarkusTestResourceLifecycleManager {

    private String name;

    @Override
    public Map<String, String> start() {
        name = TestServer.newDatabase();
        return Map.of(
                "quarkus.datasource.username",
                TestServer.USER,
                "quarkus.datasource.password",
                TestServer.USER,
                "quarkus.datasource.jdbc.url",
                TestServer.jdbcUrl(name),
                "quarkus.datasource.reactive.url",
                "vertx-reactive:postgresql://localhost:%d/%s".formatted(TestServer.port(), name));
    }

    @Override
    public void stop() {
        TestServer.drop(name);
    }
}
