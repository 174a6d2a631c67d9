package io.joule.api.limit;

import io.joule.api.access.ApiKeyHash;
import io.joule.api.limit.Limiter.Verdict;
import io.joule.api.problem.Problem;
import io.joule.api.problem.ProblemWriter;
import io.joule.base.Bounded;
import io.joule.cluster.Pace;
import io.joule.cluster.SharedTurns;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Turns away, with 429, who calls the API too often. Before the key is looked up by the caller's address, after it by
 * the key; and an address that tries keys which nobody has is not even looked up any more, unless with a key that was
 * good a moment ago: behind one proxy a stranger must not lock the customers out.
 */
@ApplicationScoped
public class RequestLimits {

    /** After the request has its id, before Quarkus looks at the key (200). */
    private static final int BEFORE_AUTHENTICATION = 9_000;
    /** After Quarkus has decided who may pass (100). */
    private static final int AFTER_AUTHENTICATION = 60;

    private static final int GOOD_KEYS = 1_000;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final ProblemWriter problems;
    private final Limiter byAddress;
    private final Limiter byKey;
    private final Limiter strangers;
    private final Bounded<String, Boolean> goodKeys = new Bounded<>(GOOD_KEYS);

    RequestLimits(LimitConfig config, SharedTurns shared, ProblemWriter problems) {
        this.problems = problems;
        this.byAddress = limiter("address", config.addressPerSecond(), config.addressBurst(), shared);
        this.byKey = limiter("key", config.keyPerSecond(), config.keyBurst(), shared);
        this.strangers = limiter("stranger", config.strangerPerSecond(), config.strangerBurst(), shared);
    }

    void register(@Observes Filters filters) {
        filters.register(this::checkAddress, BEFORE_AUTHENTICATION);
        filters.register(this::checkKey, AFTER_AUTHENTICATION);
    }

    private void checkAddress(RoutingContext context) {
        if (!isApi(context)) {
            context.next();
            return;
        }
        String address = CallerAddress.of(context);
        Verdict stranger = strangers.look(address);
        if (!stranger.allowed() && !isKnownGood(context)) {
            refuse(context, stranger, "Too many requests from this address without a good key.");
            return;
        }
        context.addHeadersEndHandler(ignored -> noteStranger(context, address));
        byAddress
                .take(address)
                .subscribe()
                .with(verdict -> go(context, verdict, "Too many requests from this address."));
    }

    private void checkKey(RoutingContext context) {
        Optional<String> caller = caller(context);
        if (caller.isEmpty()) {
            context.next();
            return;
        }
        authorization(context).ifPresent(key -> goodKeys.put(ApiKeyHash.of(key), true));
        byKey.take(caller.get()).subscribe().with(verdict -> {
            RateHeaders.put(context.response(), "key", byKey.pace(), verdict);
            go(context, verdict, "Too many requests with this key.");
        });
    }

    private void go(RoutingContext context, Verdict verdict, String otherwise) {
        if (verdict.allowed()) {
            context.next();
        } else {
            refuse(context, verdict, otherwise);
        }
    }

    private void refuse(RoutingContext context, Verdict verdict, String detail) {
        String seconds = Long.toString(verdict.retryAfterSeconds());
        context.response().putHeader(HttpHeaders.RETRY_AFTER, seconds);
        // What is left of a body that nobody reads would be taken for the next request.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        problems.write(
                context,
                Problem.of(
                        TOO_MANY, "too_many_requests", detail + " Try again in " + seconds + " s; nothing was done."));
    }

    private void noteStranger(RoutingContext context, String address) {
        if (context.response().getStatusCode() == UNAUTHORIZED) {
            strangers.take(address).subscribe().with(ignored -> {});
        }
    }

    private boolean isKnownGood(RoutingContext context) {
        return authorization(context)
                .flatMap(key -> goodKeys.get(ApiKeyHash.of(key)))
                .isPresent();
    }

    private static Optional<String> authorization(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    }

    private static Optional<String> caller(RoutingContext context) {
        return isApi(context) && context.user() instanceof QuarkusHttpUser user
                ? Optional.of(user.getSecurityIdentity().getPrincipal().getName())
                : Optional.empty();
    }

    private static boolean isApi(RoutingContext context) {
        String path = context.normalizedPath();
        return path.equals("/api") || path.startsWith("/api/");
    }

    private static Limiter limiter(String kind, int perSecond, int burst, SharedTurns shared) {
        Pace pace = perSecond == 0 ? Pace.UNLIMITED : new Pace(perSecond, burst);
        return new Limiter(kind, pace, shared, System::nanoTime);
    }
}
