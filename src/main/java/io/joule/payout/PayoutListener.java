package io.joule.payout;

import io.joule.base.Backoff;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.chaintx.ChainTx;
import io.joule.chaintx.ChainTxListener;
import io.joule.chaintx.ChainTxStatus;
import io.joule.chaintx.Purpose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * What became of a payout's transaction. That it is in a block means nothing yet: a block can be rolled back, and money
 * that was posted as gone would have to come back.
 */
abstract class PayoutListener implements ChainTxListener {

    private final Purpose purpose;
    private final PayoutSql payouts;
    private final PayoutOutcome outcome;
    private final Clock clock;
    private final Backoff backoff;

    PayoutListener(Purpose purpose, PayoutSql payouts, PayoutOutcome outcome, PayoutConfig config, Clock clock) {
        this.purpose = purpose;
        this.payouts = payouts;
        this.outcome = outcome;
        this.clock = clock;
        this.backoff = new Backoff(config.retryAfter(), config.retryAtMost());
    }

    @Override
    public Purpose purpose() {
        return purpose;
    }

    /** That it was sent means nothing here. */
    @Override
    public boolean takesMany(ChainTxStatus before, ChainTxStatus after) {
        return after == ChainTxStatus.IN_DOUBT && before != ChainTxStatus.INCLUDED;
    }

    @Override
    public Uni<Void> changed(SqlConnection sql, ChainTx tx, ChainTxStatus before) {
        return switch (tx.status()) {
            case SIGNED, IN_DOUBT, INCLUDED -> Uni.createFrom().voidItem();
            case SOLIDIFIED -> outcome.paid(sql, tx);
            case FAILED -> outcome.callFailed(sql, tx);
            case EXPIRED -> again(sql, tx, "the transaction expired before a block took it", Duration.ZERO);
            case REFUSED -> again(sql, tx, tx.answerCode() + " " + tx.answer(), backoff.after(0));
        };
    }

    /** The sender decides whether to try again; whether it may, the chain. */
    private Uni<Void> again(SqlConnection sql, ChainTx tx, String trouble, Duration wait) {
        return payouts.again(sql, tx.subject(), trouble, clock.now().plus(wait))
                .chain(() -> Sql.notify(sql, Topic.PAYOUTS));
    }
}
