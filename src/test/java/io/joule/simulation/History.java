package io.joule.simulation;

import java.util.List;

/** One history: so many steps of everything that can happen, checked after each, and then it must come to rest. */
final class History {

    private static final List<String> LOOPS = List.of("tracker", "orders", "reclaims", "deposits", "heads");

    private final World world;
    private final Dice dice;
    private final Journal journal;
    private final Crowd crowd;
    private final Checks checks;

    History(long seed, Control control, Journal journal) {
        this.dice = new Dice(seed);
        this.journal = journal;
        Options options = Options.of(dice);
        journal.begin(options);
        this.world = new World(options, dice, journal, control);
        this.crowd = new Crowd(world);
        this.checks = new Checks(world, crowd);
    }

    void run() {
        try (Logs ignored = Logs.to(world)) {
            crowd.arrive();
            checks.run();
            world.schedule.unrest(world.options.crash(), world.options.stop(), world.options.suspend());
            for (int step = 0; step < world.options.steps(); step++) {
                step();
                world.schedule.run();
                checks.run();
            }
            new Rest(world, crowd, checks).come();
        } finally {
            world.end();
        }
    }

    private void step() {
        journal.count("steps");
        if (world.awake().isEmpty()) {
            help();
            return;
        }
        switch (dice.weighted(List.of(30, 60, 9, 3, 6, 4, 4, 4, 5, 6, 4, 4, 5, 10))) {
            case 0 -> world.blocks(dice.seldomMore(world.options.mostBlocks()));
            case 1 -> round();
            case 2 -> orders();
            case 3 -> crowd.cancel(anybody());
            case 4 -> crowd.pay();
            case 5 -> crowd.claim(anybody());
            case 6 -> anybody().round("wallets");
            case 7 -> mood();
            case 8 -> fork();
            case 9 -> comeAndGo();
            case 10 -> pause();
            case 11 -> skew();
            case 12 -> crowd.announce(anybody());
            case 13 -> comeBack();
            default -> throw new IllegalStateException();
        }
    }

    private Instance anybody() {
        return dice.pick(world.awake());
    }

    /** One, or some at the same time. */
    private void orders() {
        int many = dice.chance(world.options.rush()) ? dice.between(2, 4) : 1;
        for (int i = 0; i < many; i++) {
            crowd.order(anybody());
        }
    }

    /** Blocks are followed, and now and then by all instances at once. */
    private void round() {
        for (Instance instance : world.awake()) {
            if (dice.chance(700)) {
                LOOPS.stream().filter(loop -> dice.chance(700)).forEach(instance::round);
            }
        }
    }

    private void mood() {
        VirtualNode node = dice.pick(world.network.nodes);
        if (dice.chance(300)) {
            node.well();
        } else if (world.options.amnesia() && dice.chance(300)) {
            node.restart(dice.between(1, world.options.solidLag()));
        } else {
            node.mood(
                    dice.chance(700),
                    dice.chance(100),
                    world.options.lagging() && dice.chance(200),
                    world.options.lagging() ? dice.between(0, 10) : 0,
                    dice.chance(300) ? dice.between(0, 600) : 1000);
        }
    }

    private void fork() {
        if (world.options.deepestFork() > 0) {
            int deepest = world.options.deepestFork();
            world.chain.fork(dice.between(dice.chance(500) ? 1 : (deepest + 1) / 2, deepest), dice);
            world.network.blockMade();
        }
    }

    private void comeBack() {
        if (dice.chance(world.options.comeback()) && world.chain.comeBack(world.options.deepestFork())) {
            world.network.blockMade();
        }
    }

    private void comeAndGo() {
        Instance instance = dice.pick(world.instances);
        if (instance.isDead()) {
            world.restart(instance);
        } else if (world.options.crash() > 0 && dice.chance(300)) {
            instance.die("at rest");
        }
    }

    private void pause() {
        Instance instance = dice.pick(world.instances);
        if (world.options.pauses() && instance.isAwake()) {
            instance.stop("between two steps");
        }
    }

    /** Nothing that matters happens while nobody is there: somebody sees to it soon. */
    private void help() {
        if (dice.chance(300)) {
            world.instances.stream().filter(Instance::isDead).toList().forEach(world::restart);
        } else {
            world.blocks(dice.seldomMore(world.options.mostBlocks()));
        }
    }

    private void skew() {
        int most = world.options.skewSeconds();
        if (most > 0) {
            Instance instance = dice.pick(world.instances);
            long seconds = dice.between(-most, most);
            instance.skew(seconds * 1000);
            journal.say("the clock of %s is %d s off", instance, seconds);
            journal.count("clock jumps");
        }
    }
}
