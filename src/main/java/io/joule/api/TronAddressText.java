package io.joule.api;

import io.joule.tron.TronAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A TRON address with a right checksum, or nothing. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TronAddressText.Reader.class)
@interface TronAddressText {

    String message() default "is not a TRON address: it has 34 characters, begins with T, and its checksum must match";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tries to read it. */
    class Reader implements ConstraintValidator<TronAddressText, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            try {
                return text == null || TronAddress.parse(text) != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
