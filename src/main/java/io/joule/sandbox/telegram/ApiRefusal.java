package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;

/** The Bot API declines a call, in the words and with the code that Telegram uses. */
final class ApiRefusal extends RuntimeException {

    private final int code;
    private final long retryAfter;

    private ApiRefusal(int code, String description, long retryAfter) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static ApiRefusal bad(String description) {
        return new ApiRefusal(400, "Bad Request: " + description, 0);
    }

    static ApiRefusal forbidden(String description) {
        return new ApiRefusal(403, "Forbidden: " + description, 0);
    }

    static ApiRefusal conflict(String description) {
        return new ApiRefusal(409, "Conflict: " + description, 0);
    }

    static ApiRefusal plain(int code, String description) {
        return new ApiRefusal(code, description, 0);
    }

    static ApiRefusal tooMany(long seconds) {
        return new ApiRefusal(429, "Too Many Requests: retry after " + seconds, seconds);
    }

    int code() {
        return code;
    }

    ObjectNode json() {
        ObjectNode node = Json.object().put("ok", false).put("error_code", code).put("description", getMessage());
        if (retryAfter > 0) {
            node.putObject("parameters").put("retry_after", retryAfter);
        }
        return node;
    }
}
