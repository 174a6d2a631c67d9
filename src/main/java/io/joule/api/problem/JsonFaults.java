package io.joule.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words what Jackson found wrong with a body, without quoting it: a body may hold a secret. */
final class JsonFaults {

    private static final int LONGEST_NAME = 40;
    private static final String WRONG_TYPE = "wrong_type";

    private JsonFaults() {}

    static Problem problem(JsonProcessingException fault) {
        String field = fault instanceof JsonMappingException mapping ? path(mapping) : "";
        boolean unreadable =
                !(fault instanceof MismatchedInputException) && !(fault.getCause() instanceof InputCoercionException);
        if (fault instanceof StreamConstraintsException) {
            return Problem.of(
                    Statuses.BAD_REQUEST,
                    "malformed_json",
                    "The body is nested too deeply, or has a number or a name that is too long.");
        }
        if (unreadable) {
            return Problem.of(Statuses.BAD_REQUEST, "malformed_json", "The body is not valid JSON.");
        }
        if (field.isEmpty()) {
            return Problem.of(Statuses.BAD_REQUEST, "malformed_json", "The body must be one JSON object.");
        }
        return Problem.invalid(List.of(error(fault, field)));
    }

    private static FieldError error(JsonProcessingException fault, String field) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return new FieldError(field, "unknown_field", "there is no such field; known here: " + known);
        }
        if (fault.getCause() instanceof InputCoercionException) {
            return new FieldError(field, "out_of_range", "must be a whole number of at most 64 bits");
        }
        if (fault instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return new FieldError(field, "unknown_value", "must be one of " + words(format.getTargetType()));
        }
        Class<?> wanted = fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return new FieldError(field, WRONG_TYPE, "must be " + noun(wanted));
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> c.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String noun(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        boolean whole = type == Long.class || type == long.class || type == Integer.class || type == int.class;
        return whole ? "a whole number, written without quotes, point or exponent" : "text in quotes";
    }

    private static String path(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : name(step.getFieldName()))
                .collect(Collectors.joining("."));
    }

    /** No field is called so; somebody may have put a key where its name belongs, and it is not said back. */
    private static String name(String field) {
        return field.length() > LONGEST_NAME ? "(a long name)" : field;
    }
}
