package io.joule.welcome;

import io.joule.chaintx.ChainView;
import io.joule.tron.BlockRef;
import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.watch.Health;
import io.joule.watch.HealthService;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /}. */
@Path("/")
@Tag(name = "service")
public class WelcomeResource {

    private static final Variant JSON = new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null);
    private static final Variant HTML = new Variant(MediaType.TEXT_HTML_TYPE, (String) null, null);
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HealthService health;
    private final ChainView chain;
    private final Network network;
    private final String version;

    WelcomeResource(
            HealthService health,
            ChainView chain,
            Network network,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.health = health;
        this.chain = chain;
        this.network = network;
        this.version = version;
    }

    @GET
    @Operation(
            operationId = "welcome",
            summary = "What this is",
            description = "JSON for programs; a browser gets the start page, in English or Chinese.")
    @APIResponse(
            responseCode = "200",
            description = "What this is.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ServiceInfo.class)),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    public Uni<Response> welcome(
            @Parameter(description = "en or zh; without it the browser's language.") @QueryParam("lang") String lang,
            @Context Request request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Variant chosen = request.selectVariant(List.of(JSON, HTML));
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        Language language = Language.of(lang, headers.getAcceptableLanguages());
        Uni<Response.ResponseBuilder> answer = chosen.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)
                ? health.health().chain(found -> page(found, language, uri))
                : Uni.createFrom()
                        .item(Response.ok(
                                new ServiceInfo("Joule TRON energy desk", version), MediaType.APPLICATION_JSON));
        return answer.map(r -> r.header(HttpHeaders.VARY, "Accept-Language").build());
    }

    private Uni<Response.ResponseBuilder> page(Health found, Language language, UriInfo uri) {
        boolean sandbox = network.kind() == NetworkKind.SANDBOX;
        OptionalLong head =
                chain.lastHead().map(BlockRef::height).map(OptionalLong::of).orElse(OptionalLong.empty());
        String base = uri.getBaseUri().toString().replaceFirst("/$", "");
        WelcomePage page = new WelcomePage(
                language,
                found,
                network.name(),
                head,
                sandbox,
                LaunchMode.current().isDevOrTest(),
                sandbox ? "sandbox" : "<key>",
                base,
                version);
        return Templates.page(page)
                .setLocale(language.tag())
                .createUni()
                .map(html -> Response.ok(html, MediaType.TEXT_HTML + ";charset=UTF-8")
                        .header("Content-Security-Policy", PAGE_POLICY)
                        .header("Content-Language", language.tag())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /** The page's template. */
    @CheckedTemplate(basePath = "welcome")
    static class Templates {
        static native TemplateInstance page(WelcomePage page);
    }
}
