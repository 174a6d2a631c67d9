package io.joule.api.access;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The clients of the API, known by their keys' hashes. */
@ApplicationScoped
public class ApiClients {

    /** The client that API_BOOTSTRAP_KEY belongs to. */
    public static final String OPERATOR = "operator";

    private static final Logger LOG = Logger.getLogger(ApiClients.class);

    private final Sql sql;
    private final Customers customers;
    private final Clock clock;
    private final AccessConfig config;
    private final KnownKeys known;

    ApiClients(Sql sql, Customers customers, Clock clock, AccessConfig config) {
        this.sql = sql;
        this.customers = customers;
        this.clock = clock;
        this.config = config;
        this.known = new KnownKeys(clock, config.keyCache());
    }

    /** The client that has this key; empty when nobody has it. One revoked elsewhere is good for a moment more. */
    public Uni<Optional<ApiClient>> byKey(String key) {
        return known.get(ApiKeyHash.of(key), hash -> ApiClientSql.byKey(sql.pool(), hash));
    }

    /**
     * Brings a client into being, with a new key.
     *
     * @param customer whose client it is; empty: the operator's
     * @param by who gives it out, for the audit
     * @throws Refusal {@code client_exists}: names are given once, for ever
     */
    public Uni<NewClient> create(String name, OptionalLong customer, Actor by) {
        String key = ApiKey.draw();
        ApiClient client = new ApiClient(Ids.next(), name, customer, clock.now(), Optional.empty());
        return sql.transaction(tx -> ensure(tx, customer)
                        .chain(() -> ApiClientSql.insert(tx, client, ApiKeyHash.of(key)))
                        .chain(() -> record(tx, by, "api_client.created", client)))
                .replaceWith(new NewClient(client, key))
                .onFailure(ApiClients::nameIsTaken)
                .transform(failure -> new Refusal(
                        Kind.CONFLICT,
                        "client_exists",
                        "name",
                        "There is or was a client of this name; names are given once, for ever."));
    }

    /**
     * Newest first, those that were revoked among them.
     *
     * @param customer only this one's clients
     * @param before only clients older than this one
     */
    public Uni<ApiClientPage> list(OptionalLong customer, Optional<UUID> before, int limit) {
        return ApiClientSql.list(sql.pool(), customer, before, limit + 1).map(found -> ApiClientPage.of(found, limit));
    }

    /**
     * Its key opens nothing any more: at once here, within {@code joule.api.key-cache} in other instances. One that was
     * revoked before stays so.
     *
     * @param by the caller's name: nobody can lock the last operator out, because nobody revokes itself
     */
    public Uni<ApiClient> revoke(UUID id, String by) {
        return sql.transaction(tx -> ApiClientSql.lock(tx, id)
                        .map(found -> found.orElseThrow(
                                () -> new Refusal(Kind.NOT_FOUND, "client_not_found", "There is no such client.")))
                        .chain(client -> revoke(tx, client, by)))
                .invoke(known::forget);
    }

    /** Makes {@code key} the one key of the client {@code name}, which comes into being when it is new. */
    public Uni<Boolean> setKey(String name, String key) {
        return ApiClientSql.putKey(sql.pool(), name, ApiKeyHash.of(key), clock.now())
                .invoke(known::forget);
    }

    void bootstrap(@Observes StartupEvent start) throws Throwable {
        Optional<String> key = config.bootstrapKey().map(String::strip).filter(text -> !text.isEmpty());
        if (key.isPresent() && !VertxContextSupport.subscribeAndAwait(() -> setKey(OPERATOR, key.get()))) {
            LOG.warn("API_BOOTSTRAP_KEY was revoked, so it opens nothing; to have a key of the operator, set another");
        }
    }

    private Uni<Void> record(SqlConnection tx, Actor by, String action, ApiClient client) {
        Map<String, ?> details = client.customer().isPresent()
                ? Map.of("name", client.name(), "customer", client.customer().getAsLong())
                : Map.of("name", client.name());
        return Audit.record(tx, clock.now(), by, action, client.id().toString(), details);
    }

    private Uni<Void> ensure(SqlConnection tx, OptionalLong customer) {
        return customer.isPresent()
                ? customers.ensure(tx, customer.getAsLong())
                : Uni.createFrom().voidItem();
    }

    private Uni<ApiClient> revoke(SqlConnection tx, ApiClient client, String by) {
        if (client.name().equals(by)) {
            throw new Refusal(Kind.CONFLICT, "own_key", "A key can't revoke itself; revoke it with another one.");
        }
        return client.revokedAt().isPresent()
                ? Uni.createFrom().item(client)
                : ApiClientSql.revoke(tx, client.id(), clock.now())
                        .call(() -> record(tx, Actor.client(by), "api_client.revoked", client));
    }

    private static boolean nameIsTaken(Throwable failure) {
        return failure instanceof PgException pg && ApiClientSql.NAME_ONCE.equals(pg.getConstraint());
    }
}
