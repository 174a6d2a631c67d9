package io.joule.api.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Words what Hibernate Validator found, in the names of the API. */
final class Violations {

    private Violations() {}

    static Problem problem(ConstraintViolationException failure) {
        List<FieldError> errors = failure.getConstraintViolations().stream()
                .map(Violations::error)
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
        return errors.stream().anyMatch(e -> e.field().equals("body"))
                ? Problem.of(Statuses.BAD_REQUEST, "malformed_json", "The body must be one JSON object.")
                : Problem.invalid(errors);
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return new FieldError(snakeCase(name), code(violation), violation.getMessage());
    }

    private static String code(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "wrong_length";
            case "Min", "Max", "Positive" -> "out_of_range";
            case "TronAddressText" -> "invalid_address";
            default -> "invalid";
        };
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
