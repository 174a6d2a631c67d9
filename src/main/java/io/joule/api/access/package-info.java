/**
 * Who may call the API: clients with a key, of which only the SHA-256 is stored. An operator's key may do everything; a
 * customer's key may use only routes marked {@link io.joule.api.access.OpenToCustomers}, and of those with a
 * {@code {user_id}} in their path only its own. Everything else is turned away: a route that says nothing is the
 * operator's.
 *
 * <p>A resource that needs to know who calls injects {@link io.joule.api.access.Caller}: {@code isOperator()},
 * {@code customer()}, {@code name()}, and {@code mustActFor(customer)} for what is named in a body.
 */
package io.joule.api.access;
