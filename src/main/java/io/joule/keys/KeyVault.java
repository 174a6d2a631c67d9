package io.joule.keys;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Where wallets' private keys are kept, sealed. */
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
     * earlier one of the same purpose. Whether the chain accepts that key for that wallet is for the caller to find out
     * first.
     *
     * @return failing with KeysetFault when there is no usable keyset, with a Refusal when the wallet's key is kept for
     *     another purpose: one wallet does one thing
     */
    public Uni<Void> store(SqlConnection transaction, KeyPurpose purpose, TronAddress wallet, PrivateKey key) {
        return Uni.createFrom()
                .item(() -> new StoredKey(
                        purpose, wallet, key.address(), keyring.sealer().seal(purpose, wallet, key)))
                .chain(stored -> KeySql.put(transaction, stored, clock.now()))
                .invoke(put -> {
                    if (!put) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "wallet_has_other_purpose",
                                "The key of " + wallet
                                        + " is kept for another purpose: a wallet either lends or pays.");
                    }
                })
                .replaceWithVoid();
    }
}
