package io.joule.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;

/** The node that the suite speaks to, and what can be done to it. Simulated by default; see the package's notes. */
interface NodeUnderTest extends AutoCloseable {

    NodeHttp http();

    /** Holds enough TRX for every scenario. */
    TestKey faucet();

    Set<Capability> capabilities();

    /** The TRC20 contract of the scenarios; the faucet holds its tokens. */
    Token token();

    /** Another contract with the same name and code, another address. */
    Token lookalike();

    /** Address, hex, of a contract that pays several recipients in one call, TRX or tokens. */
    String multiSender();

    /** Comes back when the head is at least one block later. */
    void nextBlock();

    /** Comes back when the head's time is this or later; moves the clock if the node can and the way is long. */
    void advanceTo(long chainMillis);

    /** Takes the newest block back. Its transactions are forgotten, not pending again. */
    void rollBackOneBlock();

    /** Forgets what is pending, as a node does that is killed. */
    void losePending();

    @Override
    void close();

    default boolean can(Capability capability) {
        return capabilities().contains(capability);
    }

    /** Skips the test, with the reason, where the node can't do it. */
    default void require(Capability... needed) {
        for (Capability capability : needed) {
            assumeTrue(can(capability), capability.absence);
        }
    }

    /** A fresh simulated chain whose blocks are solid after this many more, or the real node that was named. */
    static NodeUnderTest open(int solidLag) {
        return RealNode.isGiven() ? RealNode.given() : SimulatedNode.fresh(solidLag);
    }

    static NodeUnderTest open() {
        return open(1);
    }
}
