package io.joule.conformance;

/**
 * A replay's chain as the comparison of one answer sees it.
 *
 * @param energyInUse what can be delegated is less energy in use
 * @param bandwidthAsked what can be delegated is less the bytes of the delegation itself
 */
record ReplayedChain(ReplayState state, boolean energyInUse, boolean bandwidthAsked) implements AnswerComparison.Chain {

    @Override
    public boolean sameTime(long recorded, long actual) {
        boolean nodesOwnClock = recorded % Head.SLOT_MS != 0 && recorded % 1000 != 999;
        if (nodesOwnClock || !state.timeline.covers(recorded)) {
            return actual > 0;
        }
        long tolerance = state.node.can(Capability.MOVE_CLOCK) ? 0 : Head.SLOT_MS;
        return Math.abs(actual - state.timeline.actual(recorded)) <= tolerance;
    }

    @Override
    public boolean sameBlock(long recorded, long actual) {
        return actual > 0 && state.blocks.getOrDefault(recorded, actual) == actual;
    }

    @Override
    public boolean hasRecordedWeights() {
        return !state.weightsDiffer;
    }

    @Override
    public long usageToleranceSun() {
        if (bandwidthAsked && state.weightsDiffer) {
            return Long.MAX_VALUE;
        }
        return energyInUse ? state.twoEnergyUnitsSun() : 0;
    }
}
