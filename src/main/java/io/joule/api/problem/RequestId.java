package io.joule.api.problem;

import io.joule.base.Ids;
import io.vertx.ext.web.RoutingContext;

/** The id that each request gets: in its X-Request-Id header, in a problem document and in the log. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String KEY = RequestId.class.getName();

    private RequestId() {}

    /** The request's id; it gets one when it has none. */
    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        return known != null ? known : give(context);
    }

    private static String give(RoutingContext context) {
        String id = Ids.next().toString();
        context.put(KEY, id);
        if (!context.response().headWritten()) {
            context.response().putHeader(HEADER, id);
        }
        return id;
    }
}
