package io.joule.deposit;

import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.keys.MessageSignature;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whose addresses are whose: a customer signs a text with the address's key. */
@ApplicationScoped
public class AddressProofs {

    private final Sql sql;
    private final Customers customers;
    private final DepositConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final ChallengeSql challenges = new ChallengeSql();
    private final ProofSql proofs = new ProofSql();

    AddressProofs(Sql sql, Customers customers, DepositConfig config, Clock clock, Vertx vertx) {
        this.sql = sql;
        this.customers = customers;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** A text to sign with the address's key. It takes the place of one that was given out before. */
    public Uni<Challenge> challenge(long customer, TronAddress address) {
        Instant now = clock.now();
        Challenge challenge = Challenge.of(Ids.next(), customer, address, now.plus(config.challengeExpiry()));
        return sql.transaction(tx -> customers.ensure(tx, customer).chain(() -> challenges.open(tx, challenge, now)))
                .replaceWith(challenge);
    }

    /** Answers the open challenge. Fails with a {@link Refusal} that says why the address is not proven. */
    public Uni<ProvenAddress> prove(long customer, TronAddress address, String signature) {
        return sql.transaction(tx -> answer(tx, customer, address, signature));
    }

    /** By address; those after {@code after} when it is given. */
    public Uni<List<ProvenAddress>> list(long customer, Optional<TronAddress> after, int limit) {
        return proofs.list(
                sql.pool(), customer, after.map(TronAddress::toString).orElse(""), limit);
    }

    /**
     * Makes sure that this address's key signed for this customer: before, or now by {@code signature}.
     *
     * @throws Refusal (as failure) when it did not
     */
    Uni<Void> require(SqlConnection tx, long customer, TronAddress address, Optional<String> signature) {
        if (signature.isPresent()) {
            return answer(tx, customer, address, signature.get()).replaceWithVoid();
        }
        return proofs.isSignedBy(tx, address, customer)
                .invoke(signed -> {
                    if (!signed) {
                        throw new Refusal(
                                Kind.CONFLICT,
                                "address_not_proven",
                                "signature",
                                "Ask for a challenge for the paying address " + address + ", sign it, and send the"
                                        + " signature along.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<ProvenAddress> answer(SqlConnection tx, long customer, TronAddress address, String signature) {
        Instant now = clock.now();
        return challenges
                .find(tx, customer, address, now)
                .map(found -> found.orElseThrow(AddressProofs::noChallenge))
                .call(challenge -> verify(challenge, signature))
                .call(challenge -> challenges.use(tx, challenge.id(), now))
                .call(() -> proofs.signed(tx, address, customer, now))
                .replaceWith(new ProvenAddress(address, customer, Proof.SIGNATURE, now));
    }

    /** The curve arithmetic takes milliseconds: not on the event loop. */
    private Uni<Void> verify(Challenge challenge, String signature) {
        return vertx.executeBlocking(() -> MessageSignature.signer(challenge.text(), signature), false)
                .invoke(signer -> {
                    if (signer.filter(challenge.address()::equals).isEmpty()) {
                        throw new Refusal(
                                Kind.INVALID,
                                "wrong_signature",
                                "signature",
                                "This is not the signature of " + challenge.address()
                                        + " under the challenge's text, to the letter.");
                    }
                })
                .replaceWithVoid();
    }

    private static Refusal noChallenge() {
        return new Refusal(
                Kind.CONFLICT,
                "no_open_challenge",
                "address",
                "There is no open challenge for this address: ask for one. Each is valid for a while, and once.");
    }
}
