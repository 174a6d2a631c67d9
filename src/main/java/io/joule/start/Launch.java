package io.joule.start;

import io.joule.base.DatabaseUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that must be right before Quarkus starts. */
public final class Launch {

    private Launch() {}

    /** Checks the settings, brings the database up, and tells Quarkus where it is; what is wrong, one sentence each. */
    public static List<String> prepare() {
        Settings settings = Settings.ofProcess();
        boolean production = !isRunByQuarkusDev();
        List<String> faults = production ? Preflight.faults(settings) : List.of();
        if (!faults.isEmpty()) {
            return faults;
        }
        DatabaseUrl database;
        try {
            database = database(settings, production);
        } catch (IllegalStateException e) {
            return List.of(e.getMessage());
        }
        System.setProperty("quarkus.datasource.username", database.user());
        System.setProperty("quarkus.datasource.password", database.password());
        System.setProperty("quarkus.datasource.reactive.url", database.reactiveUrl());
        System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
        return production ? StoredState.faults(database, settings) : List.of();
    }

    private static DatabaseUrl database(Settings settings, boolean production) {
        Optional<DatabaseUrl> given = settings.get("DATABASE_URL").map(DatabaseUrl::parse);
        if (given.isPresent()) {
            return given.get();
        }
        // A sandbox begins with a new chain each time: yesterday's orders would point at transactions that never were.
        boolean sandbox = !production
                && settings.get("TRON_NODES").isEmpty()
                && settings.get("TRON_NETWORK")
                        .filter(network -> !network.equals("sandbox"))
                        .isEmpty();
        Path directory = Path.of(settings.get("JOULE_DATA").orElse("data"), sandbox ? "sandbox-pg" : "pg");
        System.out.println(
                "DATABASE_URL is not set: starting the embedded PostgreSQL in " + directory.toAbsolutePath());
        DatabaseUrl database = EmbeddedDatabase.start(directory, sandbox);
        if (production) {
            // In dev mode a live reload would set one more guard each time.
            DatabaseGuard.over(directory, database);
        }
        return database;
    }

    /**
     * Dev mode loads the program's classes through a class loader of its own. Quarkus's LaunchMode still says NORMAL
     * here, before Quarkus runs. Whatever is unknown counts as production.
     */
    private static boolean isRunByQuarkusDev() {
        return Launch.class.getClassLoader().getClass().getName().startsWith("io.quarkus.bootstrap.classloading.");
    }
}
