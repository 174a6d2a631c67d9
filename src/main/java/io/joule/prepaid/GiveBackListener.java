package io.joule.prepaid;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Hears, inside the SQL transaction that does it, that what was left of a package was given back. */
public interface GiveBackListener {

    /** @param before as it was: the uses that were left of it are gone, and their money is available */
    Uni<Void> givenBack(SqlConnection tx, TransferPackage before);
}
