package io.joule.delegation;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.chaintx.ChainTx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Delegations that the books had given up and that the final chain has. */
@ApplicationScoped
public class Orphans {

    private static final Logger LOG = Logger.getLogger(Orphans.class);

    private final DelegationSql delegations;
    private final Clock clock;

    Orphans(DelegationSql delegations, Clock clock) {
        this.delegations = delegations;
        this.clock = clock;
    }

    /**
     * Has exactly this delegation's sun reclaimed as any other that is due, in the caller's transaction. The caller has
     * proof: its transaction is in the final chain at {@code block}, no reclaim of it is, its pair has at least so much
     * more than the books say, and its rental ended at {@code ended}.
     *
     * @return false when it is no longer given up, or was taken home this way before: nothing happens twice
     */
    public Uni<Boolean> takeHome(SqlConnection tx, UUID delegation, ChainTx.InBlock block, Instant ended) {
        return delegations.found(tx, delegation, block, ended, clock.now()).call(mine -> {
            if (!mine) {
                return Uni.createFrom().voidItem();
            }
            LOG.warnf("delegation %s was given up and is on the chain past its rental: reclaiming it", delegation);
            return Sql.notify(tx, Topic.RECLAIM);
        });
    }
}
