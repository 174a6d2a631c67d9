package io.joule.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.joule.base.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document (RFC 9457). {@code detail} is the baseline's error text, {@code code} is for programs.
 *
 * @param field the one field at fault, if it is one
 * @param errors every field at fault; empty when the problem is no field's
 * @param requestId the answer's X-Request-Id, under which the log tells more
 */
@Schema(description = "A problem document (RFC 9457).")
@JsonInclude(Include.NON_EMPTY)
@RegisterForReflection
public record Problem(
        @Schema(description = "Names the kind of problem.", examples = "urn:joule:problem:insufficient_funds")
        String type,

        @Schema(description = "The HTTP status in words.", examples = "Bad Request")
        String title,

        @Schema(description = "The HTTP status.", examples = "400")
        int status,

        @Schema(description = "One sentence for people.", examples = "2.925000 TRX needed, 1.000000 TRX available")
        String detail,

        @Schema(description = "Stable word for programs.", examples = "insufficient_funds")
        String code,

        @Schema(description = "Names this one occurrence.") String instance,

        @JsonProperty("request_id") @Schema(description = "As in the X-Request-Id header.")
        String requestId,

        @Schema(description = "The field at fault, if it is one.")
        String field,

        @Schema(description = "Every field at fault.") List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:joule:problem:";
    private static final String SEVERAL = "validation_failed";

    /** @param code stable word; @param detail one sentence for the caller */
    public static Problem of(int status, String code, String detail) {
        return new Problem(TYPE + code, Statuses.title(status), status, detail, code, null, null, null, List.of());
    }

    /** The problem that a bare HTTP status stands for. */
    public static Problem of(int status) {
        return of(status, Statuses.code(status), Statuses.detail(status));
    }

    public static Problem of(Refusal refusal) {
        Problem plain = of(refusal.kind().status(), refusal.code(), refusal.detail());
        return refusal.field()
                .map(f -> plain.at(List.of(new FieldError(f, refusal.code(), refusal.detail()))))
                .orElse(plain);
    }

    /** A request whose shape or values are wrong: with one fault its code, with several {@code validation_failed}. */
    public static Problem invalid(List<FieldError> errors) {
        if (errors.size() == 1) {
            FieldError only = errors.get(0);
            return of(Statuses.UNPROCESSABLE, only.code(), only.field() + ": " + only.detail())
                    .at(errors);
        }
        String fields = String.join(
                ", ", errors.stream().map(FieldError::field).distinct().toList());
        return of(Statuses.UNPROCESSABLE, SEVERAL, "Several fields are at fault: " + fields + ".")
                .at(errors);
    }

    /** This problem as it happened to one request. */
    Problem during(String request) {
        return new Problem(type, title, status, detail, code, "urn:uuid:" + request, request, field, errors);
    }

    private Problem at(List<FieldError> faults) {
        String one = faults.size() == 1 ? faults.get(0).field() : null;
        return new Problem(type, title, status, detail, code, instance, requestId, one, faults);
    }
}
