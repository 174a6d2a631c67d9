package io.joule.simulation;

import java.util.List;

/** Faults off: within half an hour beyond the longest rental everything must have come to rest. */
final class Rest {

    private static final long HALF_AN_HOUR_MS = 30 * 60_000;
    private static final long LONGEST_RENTAL_MS = 60 * 60_000;

    private final World world;
    private final Checks checks;

    Rest(World world, Checks checks) {
        this.world = world;
        this.checks = checks;
    }

    void come() {
        world.journal.say("faults off");
        world.schedule.unrest(0, 0);
        world.network.nodes.forEach(VirtualNode::well);
        for (Instance instance : List.copyOf(world.instances)) {
            instance.pause(false);
            instance.skew(0);
            if (instance.isDead()) {
                world.restart(instance);
            }
        }
        world.instances.forEach(Instance::immortal);
        long deadline = world.now() + HALF_AN_HOUR_MS + LONGEST_RENTAL_MS;
        int idle = 0;
        while (!atRest()) {
            Violation.unless(world.now() < deadline, "liveness", "no rest after %s: %s", deadline, open());
            boolean moved = round();
            idle = moved ? 0 : idle + 1;
            if (idle > 2) {
                world.chain.jump(idle * 20L);
            }
            world.blocks(3);
        }
        checks.run();
        checks.atRest();
    }

    /** True when any state changed. */
    private boolean round() {
        long before = checks.changes();
        world.instances.forEach(instance -> {
            instance.round("tracker");
            world.schedule.run();
            instance.round("orders");
            instance.round("reclaims");
            world.schedule.run();
        });
        world.instances.get(0).round("wallets");
        world.schedule.run();
        checks.run();
        return checks.changes() > before;
    }

    private boolean atRest() {
        return open().isEmpty();
    }

    private List<String> open() {
        return world.control.rows("""
                select 'order ' || status || ' ' || missing_energy from energy_order
                 where status in ('pending', 'processing') or status = 'completed' and missing_energy > 0
                union all select 'delegation ' || status || ' ' || coalesce(trouble, '') from delegation
                 where status not in ('reclaimed', 'dropped', 'lost')
                union all select 'transaction ' || purpose || ' ' || status from chain_tx
                 where status in ('signed', 'in_doubt', 'included')""").stream().map(row -> (String) row[0]).toList();
    }
}
