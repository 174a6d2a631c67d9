package io.joule.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void aDatabaseHasTheSchemaAndCanBeClearedAgain() throws SQLException {
        try (var jdbc = DATABASE.jdbc();
                var statement = jdbc.createStatement()) {
            statement.execute("insert into customer (id, created_at) values (7, now())");
        }
        assertThat(customers()).isEqualTo(1);
        DATABASE.clear();
        assertThat(customers()).isZero();
    }

    private static long customers() {
        return DATABASE.pool()
                .query("select count(*) from customer")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
