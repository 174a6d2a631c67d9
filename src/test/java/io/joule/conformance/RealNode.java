package io.joule.conformance;
final class RealNode { static boolean isGiven() { return false; } static NodeUnderTest given() { throw new UnsupportedOperationException(); } }
