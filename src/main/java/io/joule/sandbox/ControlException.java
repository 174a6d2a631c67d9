package io.joule.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;

/** A control request that can't be done; becomes a problem in JSON (RFC 9457) with a stable code. */
final class ControlException extends RuntimeException {

    private final int status;
    private final String code;

    ControlException(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ControlException badRequest(String code, String detail) {
        return new ControlException(400, code, detail);
    }

    int status() {
        return status;
    }

    ObjectNode problem() {
        return Json.object()
                .put("status", status)
                .put("code", code)
                .put("title", status == 422 ? "The sandbox chain refused this" : "Bad request")
                .put("detail", getMessage());
    }
}
