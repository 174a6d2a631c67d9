package io.joule.api.problem;

import io.netty.handler.codec.http.HttpResponseStatus;

/** What a bare HTTP status means here, for problems that no feature of Joule words itself. */
final class Statuses {

    static final int BAD_REQUEST = 400;
    static final int TOO_LARGE = 413;
    static final int UNPROCESSABLE = 422;
    static final int INTERNAL = 500;
    static final int UNAVAILABLE = 503;

    private Statuses() {}

    static String title(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    static String code(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 413 -> "body_too_large";
            case 415 -> "unsupported_media_type";
            case 429 -> "too_many_requests";
            case 431 -> "headers_too_large";
            case 500 -> "internal_error";
            case 503 -> "unavailable";
            default -> "http_" + status;
        };
    }

    static String detail(int status) {
        return switch (status) {
            case 400 -> "This request can't be read.";
            case 401 -> "This needs a key: send it as 'Authorization: Bearer <key>'.";
            case 403 -> "This key may not do that.";
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path does not take that method.";
            case 406 -> "The answer is JSON: send 'Accept: application/json', or no Accept header.";
            case 413 -> "The body is larger than 64 KiB.";
            case 415 -> "The body must be JSON: send 'Content-Type: application/json'.";
            case 429 -> "Too many requests. Retry-After says when to try again.";
            case 431 -> "The headers are too large.";
            case 500 -> "Something went wrong on our side. Nothing is lost; the log knows this request by its id.";
            case 503 -> "This can't be answered just now. Try again in a moment.";
            default -> title(status) + ".";
        };
    }
}
