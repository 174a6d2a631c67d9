package io.joule.conformance;
final class SimulatedNode { static NodeUnderTest fresh(int lag) { throw new UnsupportedOperationException(); } }
