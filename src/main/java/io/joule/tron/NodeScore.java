package io.joule.tron;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How well a node answered lately, in whole numbers: moving averages of its time and its failures, lower is better. */
final class NodeScore {

    /** Each sample weighs 1/8: a node is forgiven, or found out, in about a dozen calls. */
    private static final int WEIGHT = 8;

    private static final int FAILED = 1_000_000;
    private static final int SAMPLES = 64;
    private static final int ENOUGH = 20;
    private static final int QUESTIONS = 64;

    private long latencyMicros;
    private long errorPpm;
    private final Map<String, Recent> byQuestion = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recent> eldest) {
            return size() > QUESTIONS;
        }
    };

    synchronized void answered(long nanos) {
        latency(nanos);
        errorPpm -= errorPpm / WEIGHT;
    }

    synchronized void failed() {
        errorPpm += (FAILED - errorPpm) / WEIGHT;
    }

    /** Nobody waited for the answer; it took at least so long. */
    synchronized void overtaken(long nanos) {
        latency(Math.max(nanos, latencyMicros * 1_000));
    }

    /** A whole question, which may be several calls, took so long. */
    synchronized void took(String question, long nanos) {
        byQuestion.computeIfAbsent(question, ignored -> new Recent()).add(nanos);
    }

    /** 19 of 20 of these questions were answered within this time; empty until enough were. */
    synchronized OptionalLong p95(String question) {
        Recent recent = byQuestion.get(question);
        return recent == null || recent.count < ENOUGH ? OptionalLong.empty() : OptionalLong.of(recent.p95());
    }

    /** Milliseconds, and one for each permille of failures; 0 for a node that was never asked. */
    synchronized long penalty() {
        return latencyMicros / 1_000 + errorPpm / 1_000;
    }

    /** What went wrong is forgotten: the node has shown that it answers again. */
    synchronized void forgive() {
        errorPpm = 0;
    }

    private void latency(long nanos) {
        latencyMicros += (nanos / 1_000 - latencyMicros) / WEIGHT;
    }

    private static final class Recent {

        private final long[] nanos = new long[SAMPLES];
        private long count;

        void add(long sample) {
            nanos[(int) (count % SAMPLES)] = sample;
            count++;
        }

        long p95() {
            long[] sorted = Arrays.copyOf(nanos, (int) Math.min(count, SAMPLES));
            Arrays.sort(sorted);
            return sorted[(sorted.length * 95 - 1) / 100];
        }
    }
}
