package io.joule.simulation;

import java.util.List;

/** Faults off: within half an hour beyond the longest rental everything must have come to rest. */
final class Rest {

    private static final long HALF_AN_HOUR_MS = 30 * 60_000;
    private static final long LONGEST_RENTAL_MS = 60 * 60_000;

    private static final int A_FEW_BLOCKS = 4;

    private final World world;
    private final Crowd crowd;
    private final Checks checks;

    Rest(World world, Crowd crowd, Checks checks) {
        this.world = world;
        this.crowd = crowd;
        this.checks = checks;
    }

    void come() {
        world.journal.say("faults off");
        world.schedule.unrest(0, 0, 0);
        world.network.nodes.forEach(VirtualNode::rest);
        for (Instance instance : List.copyOf(world.instances)) {
            instance.goOn();
            instance.skew(0);
            if (instance.isDead()) {
                world.restart(instance);
            }
        }
        world.instances.forEach(Instance::immortal);
        long deadline = world.now() + HALF_AN_HOUR_MS + LONGEST_RENTAL_MS;
        crowd.leave(world.instances.get(0));
        int idle = 0;
        for (int turn = 0; !atRest(); turn++) {
            Violation.unless(world.now() < deadline, "liveness", "no rest after %s: %s", deadline, open());
            boolean moved = round(turn);
            idle = moved ? 0 : idle + 1;
            long toTheTerm = secondsToTheNextTerm();
            if (toTheTerm > 0 || idle >= world.instances.size()) {
                world.chain.jump(Math.max(20L * idle, toTheTerm));
            }
            world.blocks(isAnythingOnItsWay() ? A_FEW_BLOCKS : world.options.solidLag() + 2);
        }
        checks.run();
        checks.atRest();
    }

    /** The instances take turns, because each must be able to end what another began; true when any state changed. */
    private boolean round(int turn) {
        long before = checks.changes();
        Instance instance = world.instances.get(turn % world.instances.size());
        instance.round("tracker");
        world.schedule.run();
        instance.round("orders");
        instance.round("reclaims");
        instance.round("deposits");
        world.schedule.run();
        if (turn % 5 == 0) {
            instance.round("wallets");
            world.schedule.run();
        }
        checks.run();
        return checks.changes() > before;
    }

    /** When nothing but rentals is open, nothing happens until the first is over. */
    private long secondsToTheNextTerm() {
        long next = (Long) world.control.rows("""
                select case when exists (select from chain_tx where status in ('signed', 'in_doubt', 'included'))
                              or exists (select from energy_order where status in ('pending', 'processing')) then 0
                       else coalesce(ceil(extract(epoch from min(reclaim_at)))::bigint, 0) end
                  from delegation where status = 'active'""").get(0)[0];
        return next - world.now() / 1000;
    }

    private boolean isAnythingOnItsWay() {
        return (Boolean)
                world.control.rows("select exists (select from chain_tx where status in ('signed', 'in_doubt'))")
                        .get(0)[0];
    }

    private boolean atRest() {
        return open().isEmpty() && checks.allPaymentsAreRead();
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
