package io.joule.simulation;

import java.util.List;

/**
 * What a history is made of, drawn from its seed: each history has only some of the faults, and at rates of its own
 * (swarm testing), so that rare combinations get their turn.
 *
 * @param mostBlocks so many are made between two other steps at most
 * @param crash permille of steps of a running instance at which it dies
 * @param suspend permille of steps after which the rest of the work in hand is left for later
 * @param stop permille of steps at which the instance is stopped in the middle of its work, for up to
 *     {@code stopBlocks}
 * @param faults permille of calls to a node that is in trouble which go wrong
 * @param faultySends permille of broadcasts that go wrong at any node, in trouble or not
 * @param rush permille of orders that come with others at once, through any instance
 * @param bulk permille of orders for more energy than one wallet may have
 * @param skewSeconds by how much an instance's clock may jump
 * @param solidLag blocks until a block is final
 * @param deepestFork blocks; always less than the solid lag
 * @param comeback permille of forks whose lost blocks win in the end
 * @param expirationSeconds how long a signed transaction lives
 */
record Options(
        int instances,
        int nodes,
        int wallets,
        int customers,
        int receivers,
        int steps,
        int mostBlocks,
        int crash,
        int suspend,
        int stop,
        int stopBlocks,
        int faults,
        int faultySends,
        int rush,
        int bulk,
        boolean lagging,
        boolean amnesia,
        boolean pauses,
        int skewSeconds,
        int solidLag,
        int deepestFork,
        int comeback,
        int expirationSeconds,
        List<String> rentals) {

    /** The first is production's. */
    private static final List<Integer> EXPIRATIONS = List.of(60, 30, 20);

    private static final List<String> RENTALS = List.of("30s", "60s", "3m", "10m", "1h");

    static Options of(Dice dice) {
        int lag = dice.chance(500) ? 19 : dice.between(3, 12);
        return new Options(
                dice.between(1, 3),
                dice.between(1, 3),
                dice.between(1, 3),
                dice.between(1, 4),
                dice.between(1, 3),
                dice.between(100, 120),
                dice.between(4, 24),
                dice.chance(600) ? dice.between(1, 8) : 0,
                dice.chance(500) ? dice.between(5, 120) : 0,
                dice.chance(500) ? dice.between(1, 12) : 0,
                dice.between(3, 40),
                dice.chance(700) ? dice.between(20, 500) : 0,
                dice.chance(500) ? dice.between(50, 600) : 0,
                dice.chance(700) ? dice.between(200, 800) : 0,
                dice.chance(600) ? dice.between(200, 900) : 0,
                dice.chance(400),
                dice.chance(300),
                dice.chance(400),
                dice.chance(500) ? dice.between(1, 600) : 0,
                lag,
                dice.chance(600) ? Math.min(18, lag - 1) : 0,
                dice.chance(600) ? dice.between(400, 1000) : 0,
                dice.pick(EXPIRATIONS),
                RENTALS.subList(0, dice.between(1, RENTALS.size())));
    }
}
