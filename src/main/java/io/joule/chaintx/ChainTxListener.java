package io.joule.chaintx;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Who sent a transaction hears here what became of it, inside the SQL transaction that writes it down. Of one whose
 * call failed it hears when that is final ({@link ChainTxStatus#FAILED}), never that it is included.
 */
public interface ChainTxListener {

    Purpose purpose();

    /** @param tx as it is after the change; @param before its status until now */
    Uni<Void> changed(SqlConnection sql, ChainTx tx, ChainTxStatus before);

    /**
     * Whether many such changes may share one SQL transaction. Only where what it locks is locked in an order of its
     * own, or nothing is: two that lock the same rows in other orders would wait for each other.
     */
    default boolean takesMany(ChainTxStatus before, ChainTxStatus after) {
        return false;
    }

    /** Many changes, all of the kind that {@link #takesMany} agrees to. When it fails, each is made by itself. */
    default Uni<Void> changed(SqlConnection sql, List<Change> changes) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> changed(sql, change.tx(), change.before()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** @param tx as it is after the change; @param before its status until now */
    record Change(ChainTx tx, ChainTxStatus before) {}
}
