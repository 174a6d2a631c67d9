/**
 * The books: double entry, append-only. Every amount that moves is one balanced ledger transaction, posted once per
 * (kind, reference); a customer's account never goes below zero; a hold ends once, by capture or by release. The schema
 * enforces all of that; {@link io.joule.ledger.Ledger} is the only writer, but for unmatched payments, which the schema
 * posts with their rows.
 */
package io.joule.ledger;
