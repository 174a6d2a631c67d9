package io.joule.delegation;

import io.joule.base.Backoff;
import io.joule.base.Clock;
import io.joule.base.Each;
import io.joule.base.Sql;
import io.joule.chaintx.ChainTxService;
import io.joule.chaintx.ChainView;
import io.joule.chaintx.Purpose;
import io.joule.tron.SignedTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Brings energy home: exactly this delegation's sun, never before the end of its rental by chain time. */
@ApplicationScoped
class Reclaimer {

    private static final Logger LOG = Logger.getLogger(Reclaimer.class);

    private final Sql sql;
    private final DelegationSql delegations;
    private final ChainTxService chain;
    private final ChainView view;
    private final Losses losses;
    private final Clock clock;
    private final EngineConfig config;
    private final Backoff backoff;

    Reclaimer(
            Sql sql,
            DelegationSql delegations,
            ChainTxService chain,
            ChainView view,
            Losses losses,
            Clock clock,
            EngineConfig config) {
        this.sql = sql;
        this.delegations = delegations;
        this.chain = chain;
        this.view = view;
        this.losses = losses;
        this.clock = clock;
        this.config = config;
        this.backoff = new Backoff(config.reclaimRetryAfter(), config.reclaimRetryAtMost());
    }

    /** True when there may be more to do at once. */
    Uni<Boolean> reclaim() {
        return markDue()
                .chain(marked -> delegations
                        .claim(
                                sql.pool(),
                                DelegationStatus.DUE,
                                clock.now(),
                                clock.now().plus(config.claim()),
                                config.batch())
                        .chain(due -> Each.atOnce(due, config.atOnce(), this::reclaim)
                                .replaceWith(marked == config.batch() || due.size() == config.batch())));
    }

    /** Before the first head is seen nothing is due: the term is the chain's, not this machine's. */
    private Uni<Integer> markDue() {
        return view.lastHead().isEmpty()
                ? Uni.createFrom().item(0)
                : delegations.markDue(sql.pool(), view.lastHead().get().time(), clock.now(), config.batch());
    }

    private Uni<Void> reclaim(Delegation due) {
        return losses.isLost(due)
                .chain(lost -> lost ? Uni.createFrom().voidItem() : sign(due))
                .onFailure()
                .recoverWithUni(e -> postpone(due, e));
    }

    private Uni<Void> sign(Delegation due) {
        return chain.prepare(due.reclaimPlan())
                .chain(signed -> sql.transaction(tx -> write(tx, due, signed)))
                .chain(written -> written.isEmpty() ? Uni.createFrom().voidItem() : chain.send(written.get()));
    }

    private Uni<Optional<SignedTransaction>> write(SqlConnection tx, Delegation due, SignedTransaction signed) {
        return delegations
                .move(tx, due, DelegationStatus.RECLAIMING)
                .chain(mine -> !mine
                        ? Uni.createFrom().item(Optional.empty())
                        : chain.write(tx, Purpose.RECLAIM, due.id(), due.wallet(), signed)
                                .replaceWith(Optional.of(signed)));
    }

    private Uni<Void> postpone(Delegation due, Throwable e) {
        LOG.warnf("reclaim of delegation %s could not be signed or written down: %s", due.id(), e.getMessage());
        return delegations.postpone(sql.pool(), due, e.getMessage(), clock.now().plus(backoff.after(due.attempts())));
    }
}
