package io.joule.keys;

import io.joule.tron.Network;
import io.joule.tron.SignedTransaction;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronAddress;
import io.joule.tron.UnsignedTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Optional;

/** Signs with the key that is stored for a wallet, opened for this one signature and wiped after it. */
@ApplicationScoped
public class TinkSigner implements Signer {

    private final Keyring keyring;
    private final Pool pool;
    private final Vertx vertx;
    private final Optional<TronAddress> usdt;

    public TinkSigner(Keyring keyring, Pool pool, Vertx vertx, Network network) {
        this.keyring = keyring;
        this.pool = pool;
        this.vertx = vertx;
        this.usdt = network.usdtContract();
    }

    @Override
    public Uni<SignedTransaction> sign(TransactionPlan plan, UnsignedTransaction transaction) {
        return KeySql.find(pool, plan.owner())
                .map(stored -> stored.orElseThrow(() -> new SigningRefused("no key is stored for " + plan.owner())))
                // A signature costs 2 to 6 ms of CPU: not on the event loop.
                .chain(stored -> vertx.executeBlocking(() -> sign(stored, plan, transaction), false));
    }

    private SignedTransaction sign(StoredKey stored, TransactionPlan plan, UnsignedTransaction transaction) {
        SigningPolicy.check(stored.purpose(), plan, transaction, usdt);
        byte[] hash = HexFormat.of().parseHex(transaction.id().hex());
        byte[] signature = signature(stored, hash);
        if (!Secp256k1.signer(hash, signature).equals(Optional.of(stored.signer()))) {
            throw new SigningRefused("the signature made for " + plan.owner() + " is not that of " + stored.signer());
        }
        return SignedTransaction.of(transaction, signature);
    }

    private byte[] signature(StoredKey stored, byte[] hash) {
        try (PrivateKey key = stored.open(keyring.sealer())) {
            return Secp256k1.sign(hash, key);
        }
    }
}
