package io.joule.chaintx;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Who sent a transaction hears here what became of it, inside the SQL transaction that writes it down. Of one whose
 * call failed it hears when that is final ({@link ChainTxStatus#FAILED}), never that it is included.
 */
public interface ChainTxListener {

    Purpose purpose();

    /** @param tx as it is after the change; @param before its status until now */
    Uni<Void> changed(SqlConnection sql, ChainTx tx, ChainTxStatus before);
}
