package io.joule.keys;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks at start whether this instance can sign for every wallet there is. */
@ApplicationScoped
public class KeyCheck {

    private final Keyring keyring;
    private final Pool pool;
    private final Vertx vertx;

    public KeyCheck(Keyring keyring, Pool pool, Vertx vertx) {
        this.keyring = keyring;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** What is wrong with the configured keyset itself, without looking at the database. */
    public Optional<String> keysetFault() {
        try {
            keyring.sealer();
            return Optional.empty();
        } catch (KeysetFault e) {
            return Optional.of(e.getMessage());
        }
    }

    /** One sentence per fault; empty when the keyset is good and opens every stored key. */
    public Uni<List<String>> faults() {
        return keysetFault()
                .map(fault -> Uni.createFrom().item(List.of(fault)))
                .orElseGet(() -> KeySql.all(pool).chain(keys -> vertx.executeBlocking(() -> broken(keys), false)));
    }

    private List<String> broken(List<StoredKey> keys) {
        List<String> faults = new ArrayList<>();
        for (StoredKey stored : keys) {
            try (PrivateKey key = stored.open(keyring.sealer())) {
                continue;
            } catch (SealBroken e) {
                faults.add(e.getMessage());
            }
        }
        return faults;
    }
}
