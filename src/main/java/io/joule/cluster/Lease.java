package io.joule.cluster;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The right to do one job, as long as nobody else has taken it over. */
public final class Lease {

    private final String job;
    private final long token;
    private final LeaseSql sql;

    Lease(String job, long token, LeaseSql sql) {
        this.job = job;
        this.token = token;
        this.sql = sql;
    }

    public String job() {
        return job;
    }

    /** Grows with every taking of this job. */
    public long token() {
        return token;
    }

    /**
     * Call it first in every SQL transaction of the job: fails with {@link LeaseLost} when another instance has taken
     * over, and keeps others from taking over until the transaction ends.
     */
    public Uni<Void> fence(SqlConnection tx) {
        return sql.holds(tx, job, token).invoke(this::check).replaceWithVoid();
    }

    private void check(boolean held) {
        if (!held) {
            throw new LeaseLost(job);
        }
    }
}
