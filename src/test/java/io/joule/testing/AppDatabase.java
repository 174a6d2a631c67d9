package io.joule.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test a fresh, migrated database. */
public final class AppDatabase implements QuarkusTestResourceLifecycleManager {

    private String name;

    @Override
    public Map<String, String> start() {
        name = TestServer.newDatabase();
        String location = "//localhost:" + TestServer.port() + "/" + name;
        return Map.of(
                "quarkus.datasource.username",
                TestServer.USER,
                "quarkus.datasource.password",
                TestServer.USER,
                "quarkus.datasource.reactive.url",
                "postgresql:" + location,
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql:" + location);
    }

    @Override
    public void stop() {
        TestServer.drop(name);
    }
}
