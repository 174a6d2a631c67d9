package io.joule.packaged;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is done to a cluster while orders run; the seed decides the order of the blows and whom they hit.
 *
 * @param pause how long a paused instance stands still: longer than a lease and than a transaction's life
 */
record KillPlan(
        String name,
        int instances,
        int orders,
        int customers,
        int receivers,
        int kills,
        int databaseKills,
        int pauses,
        int stops,
        Duration pause,
        long seed) {

    enum Blow {
        KILL,
        DATABASE,
        PAUSE,
        STOP
    }

    List<Blow> blows() {
        List<Blow> all = new ArrayList<>();
        all.addAll(Collections.nCopies(kills, Blow.KILL));
        all.addAll(Collections.nCopies(databaseKills, Blow.DATABASE));
        all.addAll(Collections.nCopies(pauses, Blow.PAUSE));
        all.addAll(Collections.nCopies(stops, Blow.STOP));
        Collections.shuffle(all, new Random(seed));
        return all;
    }
}
