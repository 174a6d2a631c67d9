package io.joule.cluster;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.testing.FastSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An instance that is paused in the middle of a transaction holds its row locks, and so the others, up only so long.
 */
@QuarkusTest
@TestProfile(StandingTransactionTest.Impatient.class)
class StandingTransactionTest {

    /** So short that the test need not wait long; long enough for a start on a busy machine. */
    public static class Impatient extends FastSandbox {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("quarkus.datasource.reactive.additional-properties.idle_in_transaction_session_timeout", "5s");
            return settings;
        }
    }

    @Inject
    Pool pool;

    @Test
    void aTransactionThatStandsStillLetsGoOfItsRows() {
        await(pool.query("insert into lease values ('standing', 'a', 1, now(), now(), true)")
                .execute());
        SqlConnection paused = await(pool.getConnection());
        await(paused.query("begin").execute());
        await(paused.query("update lease set holder = 'b' where name = 'standing'")
                .execute());
        await(pool.query("update lease set holder = 'c' where name = 'standing'")
                .execute());
        assertThatThrownBy(() -> await(paused.query("commit").execute())).isNotNull();
        assertThat(await(pool.query("select holder from lease where name = 'standing'")
                                .execute())
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("c");
    }
}
