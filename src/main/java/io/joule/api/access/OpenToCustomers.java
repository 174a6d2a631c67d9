package io.joule.api.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that a customer's key may use; one without this is the operator's alone. Where the path has a
 * {@code user_id}, it is only answered for the customer's own; where it has none, the method itself must keep to what
 * is the {@link Caller}'s.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenToCustomers {}
