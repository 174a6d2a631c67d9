package io.joule.base;

import java.util.Optional;

/**
 * A request that Joule understands and declines: an expected answer, not a fault, so it carries no stack trace. The
 * text is meant for the caller: it never holds a secret or an inner detail.
 */
public class Refusal extends RuntimeException {

    /** The family of answers it belongs to; each names the HTTP status the API gives it. */
    public enum Kind {
        INVALID(422),
        INSUFFICIENT(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final String field;

    /**
     * @param code stable word for programs, such as {@code insufficient_funds}
     * @param field the field of the request that is at fault, in the API's own name, or null
     * @param detail one sentence for people
     */
    public Refusal(Kind kind, String code, String field, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.field = field;
    }

    public Refusal(Kind kind, String code, String detail) {
        this(kind, code, null, detail);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    public String detail() {
        return getMessage();
    }
}
