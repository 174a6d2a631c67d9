package io.joule.tron;

import io.joule.base.Clock;
import io.joule.base.SystemClock;
import io.joule.cluster.SharedTurns;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/**
 * What the client of all nodes works with.
 *
 * @param clock the service's time, by which heads are judged
 * @param worldClock the world's, by which a node counts its days
 * @param nanos the machine's own passing of time, by which nodes rest and own limits are kept
 */
public record NodeTools(
        CallLimits limits,
        NodeRules rules,
        Clock clock,
        Clock worldClock,
        LongSupplier nanos,
        SharedTurns shared,
        MeterRegistry meters) {

    /** One instance alone, without a clock to judge heads by and without hedges: nothing depends on real time. */
    static NodeTools alone(CallLimits limits, LongSupplier nanos, MeterRegistry meters) {
        SystemClock clock = new SystemClock();
        return new NodeTools(
                limits, NodeRules.standard().withoutTime(), clock, clock, nanos, SharedTurns.none(), meters);
    }
}
