package io.joule.delegation;

import io.joule.base.Sql;
import io.joule.tron.Presence;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Gives up what is due and really gone. What nodes answer to a reclaim is said of their heads, and one that is stuck
 * says of everything that there is nothing; so the final chain is asked before a person is.
 */
@ApplicationScoped
class Losses {

    private static final Logger LOG = Logger.getLogger(Losses.class);

    private final Sql sql;
    private final DelegationSql delegations;
    private final TronNetwork network;
    private final EngineConfig config;

    Losses(Sql sql, DelegationSql delegations, TronNetwork network, EngineConfig config) {
        this.sql = sql;
        this.delegations = delegations;
        this.network = network;
        this.config = config;
    }

    /** True when it is lost now, or somebody else has moved it on: there is nothing to sign. */
    Uni<Boolean> isLost(Delegation due) {
        return isSuspect(due)
                .chain(suspect -> suspect
                        ? network.presence(due.wallet(), due.receiver(), due.sun(), due.includedAt())
                        : Uni.createFrom().item(Presence.THERE))
                .chain(presence -> switch (presence) {
                    case THERE, UNKNOWN -> Uni.createFrom().item(false);
                    case GONE -> lose(due).replaceWith(true);
                });
    }

    /** So many reclaims in a row found nothing there: attempts that expired or failed otherwise say nothing of it. */
    private Uni<Boolean> isSuspect(Delegation due) {
        int enough = config.reclaimAttempts();
        return due.attempts() < enough
                ? Uni.createFrom().item(false)
                : delegations
                        .refusedReclaims(sql.pool(), due.id(), enough)
                        .map(answers -> answers.size() == enough
                                && answers.stream()
                                        .allMatch(a -> Trouble.of(a.code(), a.text(), due) == Trouble.NOTHING_THERE));
    }

    private Uni<Void> lose(Delegation due) {
        return sql.transaction(tx -> delegations.move(tx, due, DelegationStatus.LOST))
                .invoke(mine -> {
                    if (mine) {
                        LOG.errorf(
                                "delegation %s of %s to %s is lost: the final chain does not have it any more",
                                due.id(), due.sun(), due.receiver());
                    }
                })
                .replaceWithVoid();
    }
}
