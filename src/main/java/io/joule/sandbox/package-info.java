/**
 * The business without the real network: a simulated TRON behind a node's HTTP API, demo accounts with well-known keys,
 * a control API to pay, to move time and to break things, and the wiring into the service. Never in a production build:
 * every bean here is annotated {@code @UnlessBuildProfile("prod")}, and nothing outside depends on this package.
 */
package io.joule.sandbox;
