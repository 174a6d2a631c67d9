/**
 * What callers are told when a request is declined or fails: always {@code application/problem+json} (RFC 9457), with a
 * code that stays the same from release to release, and never an inner message, a stack trace or a secret.
 */
package io.joule.api.problem;
