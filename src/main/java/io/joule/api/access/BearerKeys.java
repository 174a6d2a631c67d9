package io.joule.api.access;

import io.joule.api.problem.Problem;
import io.joule.api.problem.ProblemWriter;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Authorization: Bearer <key>}, read only under {@code /api}. That each path there needs one is said in
 * application.properties ({@code quarkus.http.auth.permission.api}), so it holds for paths that don't exist, too.
 */
@ApplicationScoped
public class BearerKeys implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer";
    private static final int UNAUTHORIZED = 401;

    private final ProblemWriter problems;

    BearerKeys(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return key(context)
                .map(key -> new TokenAuthenticationRequest(new TokenCredential(key, SCHEME)))
                .map(request -> identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        String error = key(context).isPresent() ? ", error=\"invalid_token\"" : "";
        return Uni.createFrom()
                .item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", SCHEME + " realm=\"joule\"" + error));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        return getChallenge(context).map(challenge -> {
            context.response().putHeader(challenge.headerName, challenge.headerContent);
            problems.write(context, key(context).isPresent() ? wrongKey() : Problem.of(UNAUTHORIZED));
            return true;
        });
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }

    private static Problem wrongKey() {
        return Problem.of(UNAUTHORIZED, "invalid_key", "Nobody has this key, or it was revoked.");
    }

    private static Optional<String> key(RoutingContext context) {
        String path = context.normalizedPath();
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean api = path.equals("/api") || path.startsWith("/api/");
        if (!api || header == null || !header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)) {
            return Optional.empty();
        }
        return Optional.of(header.substring(SCHEME.length() + 1).strip()).filter(key -> !key.isEmpty());
    }
}
