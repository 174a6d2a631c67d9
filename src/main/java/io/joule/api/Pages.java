package io.joule.api;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A page of a list: the body is the plain array, the way to the next page is in the headers. */
public final class Pages {

    static final String NEXT_CURSOR = "X-Next-Cursor";

    private Pages() {}

    public static <T> RestResponse<List<T>> of(List<T> items, Optional<String> next, UriInfo uri) {
        ResponseBuilder<List<T>> page = ResponseBuilder.ok(items);
        next.ifPresent(cursor -> page.header(NEXT_CURSOR, cursor).header("Link", link(uri, cursor)));
        return page.build();
    }

    /** Relative, so that it is right behind a proxy, too. */
    private static String link(UriInfo uri, String cursor) {
        var next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery());
    }
}
