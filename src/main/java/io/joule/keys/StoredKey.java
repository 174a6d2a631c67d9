package io.joule.keys;

import io.joule.tron.TronAddress;
import io.vertx.mutiny.sqlclient.Row;

/** One row of wallet_key: whose key signs for {@code wallet}, sealed, and what for. */
record StoredKey(KeyPurpose purpose, TronAddress wallet, TronAddress signer, byte[] sealed) {

    static StoredKey of(Row row) {
        return new StoredKey(
                KeyPurpose.of(row.getString("purpose")),
                TronAddress.parse(row.getString("wallet_address")),
                TronAddress.parse(row.getString("signer_address")),
                row.getBuffer("sealed").getBytes());
    }

    /** @throws SealBroken when it does not open as {@code signer}'s key for this purpose */
    PrivateKey open(Sealer sealer) {
        return sealer.open(purpose, wallet, signer, sealed);
    }
}
