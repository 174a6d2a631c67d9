package io.joule.conformance;

/** What a test needs beyond the node's HTTP API. Where a node lacks it, the test is skipped and says why. */
enum Capability {
    /** Chain time can be moved forward at will. */
    MOVE_CLOCK("the clock of a real node can't be moved"),
    /** Blocks are made when the test says so, and not in between. */
    HAND_MADE_BLOCKS("a real node makes its blocks when they are due"),
    /** The newest block can be taken back. */
    ROLL_BACK("a block of a real node can't be rolled back on demand"),
    /** The pending pool can be emptied, as by a crash. */
    LOSE_PENDING("a real node can't be made to lose its pending pool"),
    /** A TRC20 contract is known of which the funded key holds tokens. */
    TOKEN("no TRC20 contract was given (-Dconformance.trc20=T…)"),
    /** The TRC20 contract costs what the recorded one cost, so energy figures can be compared one to one. */
    RECORDED_TOKEN("the token costs other energy than the recorded one"),
    /** There is a second contract with the same code and name. */
    LOOKALIKE_TOKEN("there is no look-alike token"),
    /** A contract can pay several recipients in one call. */
    MULTI_SENDER("there is no contract that pays several recipients in one call"),
    /** The staked total can be brought to the recorded one. */
    RECORDED_WEIGHTS("the staked totals differ from the recorded ones");

    final String absence;

    Capability(String absence) {
        this.absence = absence;
    }
}
