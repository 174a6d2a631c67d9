package io.joule.keys;

import io.joule.base.Clock;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Where supplier wallets' private keys are kept, sealed. */
@ApplicationScoped
public class KeyVault {

    private final Keyring keyring;
    private final Clock clock;

    public KeyVault(Keyring keyring, Clock clock) {
        this.keyring = keyring;
        this.clock = clock;
    }

    /**
     * Seals {@code key} as the one that signs for {@code wallet}, in the caller's SQL transaction, in place of any
     * earlier one. Whether the chain accepts that key for that wallet is for the caller to find out first.
     *
     * @throws KeysetFault (in the Uni) when there is no usable keyset
     */
    public Uni<Void> store(SqlConnection transaction, TronAddress wallet, PrivateKey key) {
        return Uni.createFrom()
                .item(() ->
                        new StoredKey(wallet, key.address(), keyring.sealer().seal(wallet, key)))
                .chain(stored -> KeySql.put(transaction, stored, clock.now()));
    }
}
