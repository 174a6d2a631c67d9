/**
 * The simulated chain behind HTTP, speaking as a java-tron node does: same paths, same JSON, same refusals, with faults
 * on demand. It promises that a client which is right about this node is right about a real one, as far as the
 * recordings go.
 */
package io.joule.sandbox.node;
