package io.joule.api;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /** The first {@code size} of what was found; what is beyond them only tells that there are more. */
    static <S, T> RestResponse<List<T>> cut(
            List<S> found, int size, Function<S, String> cursor, Function<S, T> shown, UriInfo uri) {
        List<S> page = found.subList(0, Math.min(size, found.size()));
        Optional<String> next = found.size() > size ? Optional.of(cursor.apply(page.get(size - 1))) : Optional.empty();
        return of(page.stream().map(shown).toList(), next, uri);
    }

    /** Relative, so that it is right behind a proxy, too. */
    private static String link(UriInfo uri, String cursor) {
        var next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery());
    }
}
