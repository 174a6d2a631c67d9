/**
 * {@code java -jar quarkus-run.jar keys new|rotate|reencrypt|prune}: making and changing the keyset by hand. Runs
 * without the service; prints a keyset to standard output only, and everything else to standard error.
 */
package io.joule.keys.command;
