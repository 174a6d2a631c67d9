package io.joule.packaged;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is done to a cluster while orders run; the seed decides the order of the blows and whom they hit.
 *
 * @param counts how many blows of each kind
 * @param pause how long a paused instance stands still: longer than a lease and than a transaction's life
 */
record KillPlan(
        String name,
        int instances,
        int orders,
        int customers,
        int receivers,
        Map<Blow, Integer> counts,
        Duration pause,
        long seed) {

    enum Blow {
        KILL,
        DATABASE,
        PAUSE,
        STOP,
        /** As an operator rolls out a version: one instance after another, each when all others are up. */
        RESTART
    }

    List<Blow> blows() {
        List<Blow> all = new ArrayList<>();
        for (Blow blow : Blow.values()) {
            all.addAll(Collections.nCopies(counts.getOrDefault(blow, 0), blow));
        }
        Collections.shuffle(all, new Random(seed));
        return all;
    }
}
