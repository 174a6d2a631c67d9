package io.joule.conformance;

import static io.joule.conformance.Capability.LOOKALIKE_TOKEN;
import static io.joule.conformance.Capability.LOSE_PENDING;
import static io.joule.conformance.Capability.MOVE_CLOCK;
import static io.joule.conformance.Capability.MULTI_SENDER;
import static io.joule.conformance.Capability.RECORDED_TOKEN;
import static io.joule.conformance.Capability.ROLL_BACK;
import static io.joule.conformance.Capability.TOKEN;
import static io.joule.conformance.ChainDriver.TRX;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tron.trident.proto.Common.ResourceCode;

/** Each recording of a real node, played again: what the node answered then, the node under test answers now. */
class RecordingsTest extends Stage {

    private static final ByteString WRONG_HASH = ByteString.fromHex("0123456789abcdef");

    @Test
    @DisplayName("01: a transfer activates its recipient, is visible while pending, and is final on the solid chain")
    void transferAndActivation() {
        start("01_transfer_and_activation");
        replay.run();
    }

    @Test
    @DisplayName("02: staking gives energy and votes at once, unstaking takes them and waits 14 days")
    void stake() {
        start("02_stake");
        fund("alice", 2000);
        replay.run();
    }

    @Test
    @DisplayName("03: delegations to one receiver add up, and can be taken back in any parts")
    void delegateBasic() {
        start("03_delegate_basic");
        fundAndStake("owner", 20_000, 10_000);
        fund("receiver", 5);
        replay.before("bandwidth: getcandelegatedmaxsize", () -> stake("owner", 2000, ResourceCode.BANDWIDTH))
                .run();
    }

    @Test
    @DisplayName("04: a delegation that can't be is refused with its reason, when built and when broadcast")
    void delegateErrors() {
        start("04_delegate_errors");
        fundAndStake("owner", 2000, 1000);
        fund("receiver", 5);
        fund("poor", 5);
        if (node.can(TOKEN)) {
            replay.contract("contract", node.token().hex());
        } else {
            skip(TOKEN, "create: receiver is a contract", "broadcast: receiver is a contract");
        }
        replay.run();
    }

    @Test
    @DisplayName("05: a locked delegation stays until its expiry, and a new lock prolongs the old one")
    void lock() {
        start("05_lock");
        fundAndStake("owner", 2000, 1000);
        fund("receiver", 5);
        replay.run();
    }

    @Test
    @DisplayName("06: rented energy is used first, and what was used returns to the owner as used")
    void energyUseAndUndelegate() {
        start("06_energy_use_and_undelegate");
        node.require(RECORDED_TOKEN);
        fundAndStake("owner", 60_000, 50_000);
        fund("receiver", 50);
        chain.giveTokens(replay.key("receiver"), 1_000 * TRX);
        chain.giveTokens(replay.key("recipient"), TRX);
        replay.contract("usdt", node.token().hex())
                .before("9 s later", () -> replay.advanceToRecorded(1_795_331_973_000L))
                .withEnergyInUse()
                .run();
    }

    @Test
    @DisplayName("06c: the fee limit caps rented energy too, and a failed call uses what it used")
    void feeLimitAndRentedEnergy() {
        start("06c_fee_limit_and_rented_energy");
        node.require(RECORDED_TOKEN);
        fundAndStake("owner", 40_000, 28_000);
        chain.include(TxDraft.transfer(node.faucet(), replay.key("receiver").hex(), 1_100_000), node.faucet());
        delegate("owner", "receiver", 28_000);
        chain.giveTokens(replay.key("receiver"), 1_000 * TRX);
        chain.giveTokens(replay.key("recipient"), TRX);
        replay.token(node.token()).run();
    }

    @Test
    @DisplayName("07: a broadcast that can't be accepted is refused with its code and message")
    void broadcastErrors() {
        start("07_broadcast_errors");
        fund("alice", 100);
        fund("bob", 5);
        replay.before("same again after inclusion", node::nextBlock)
                .tamper("tapos: wrong ref_block_hash", raw -> raw.setRefBlockHash(WRONG_HASH))
                .tamper("tapos: ref block from the future", raw -> raw.setRefBlockBytes(future(raw.getRefBlockBytes())))
                .skip("too big (520 kB memo)", "the recording omits the bytes; see BroadcastAnswersTest")
                .skip(
                        "broadcasttransaction JSON with raw_data altered",
                        "its answer names a random signer; see BroadcastAnswersTest")
                .run();
    }

    @Test
    @DisplayName("08: an operator key may do what its permission allows, and nothing else")
    void permissions() {
        start("08_permissions");
        fundAndStake("owner", 20_500, 10_000);
        fund("receiver", 5);
        replay.run();
    }

    @Test
    @DisplayName("09: token transfers leave events, cost energy or TRX, and may fail inside a block")
    void trc20() {
        start("09_trc20");
        node.require(RECORDED_TOKEN);
        fund("alice", 1000);
        fund("bob", 5);
        fund("carol", 5);
        chain.giveTokens(replay.key("alice"), 1_000 * TRX);
        replay.contract("usdt", node.token().hex());
        if (node.can(MULTI_SENDER)) {
            replay.contract("multi", node.multiSender());
            replay.before("one tx, two TRC20 Transfer events", () -> giveTokens(node.multiSender(), 100 * TRX));
        } else {
            skip(MULTI_SENDER, "one tx, two TRC20 Transfer events", "TRX paid by a contract", "bob end");
        }
        if (node.can(LOOKALIKE_TOKEN)) {
            replay.contract("fake-usdt", node.lookalike().hex());
            replay.before("fake token with the same name", () -> giveLookalikes("alice", 100 * TRX));
        } else {
            skip(LOOKALIKE_TOKEN, "fake token with the same name");
        }
        replay.run();
    }

    @Test
    @DisplayName("10: blocks are found by number, by range and by id, and what isn't there is an empty answer")
    void blocks() {
        start("10_blocks");
        TestKey alice = replay.key("alice");
        SignedTx funding = chain.send(TxDraft.transfer(node.faucet(), alice.hex(), 10 * TRX), node.faucet());
        chain.awaitIncluded(funding.txid());
        SignedTx payment = chain.send(TxDraft.transfer(alice, replay.key("bob").hex(), TRX), alice);
        long block = chain.awaitIncluded(payment.txid()).path("blockNumber").asLong();
        replay.alias(replay.recorded("getnowblock").at("/transactions/0"), payment);
        replay.alias(replay.recorded("solidity getnowblock").at("/transactions/0"), funding);
        replay.blockAlias(286, block);
        replay.blockAlias(287, block + 1);
        replay.skip("gettransactioninfobyblocknum of an (often) empty block", "recorded of another scenario's block")
                .run();
    }

    @Test
    @DisplayName("11: bandwidth is paid from the free quota whole or not at all, then burned, then refused")
    void bandwidth() {
        start("11_bandwidth");
        fund("alice", 1);
        fund("bob", 1);
        replay.run();
    }

    @Test
    @DisplayName("12: an accepted transaction may be lost, and the same bytes can be sent again")
    void lostTransaction() {
        start("12_lost_transaction");
        node.require(LOSE_PENDING);
        fund("alice", 100);
        fund("bob", 5);
        replay.before("after restart: gettransactionbyid", node::losePending)
                .before("the very same signed bytes", () -> replay.advanceToRecorded(1_795_332_243_000L))
                .run();
    }

    @Test
    @DisplayName("12b: an included transaction may vanish with its block, and the same bytes can be sent again")
    void rolledBackTransaction() {
        start("12b_rolled_back_transaction");
        node.require(ROLL_BACK);
        fundAndStake("owner", 2000, 1000);
        fund("bob", 5);
        replay.before("head after restart", node::rollBackOneBlock)
                .before("same signed bytes again", () -> replay.advanceToRecorded(1_795_332_912_000L))
                .run();
    }

    @Test
    @DisplayName("14: the energy of a delegation moves with everybody's stake, and the delegation does not")
    void weightDrift() {
        start("14_weight_drift");
        long billion = 1_000_000_000 * TRX;
        assumeTrue(chain.balance(node.faucet()) > 2 * billion, "the funded key can't move the whole stake");
        fundAndStake("owner", 20_000, 10_000);
        fund("receiver", 5);
        chain.include(
                TxDraft.delegate(replay.key("owner"), replay.key("receiver"), 6_906_123_456L), replay.key("owner"));
        TestKey whale = chain.account("whale", billion + 1000 * TRX);
        replay.before(
                        "after somebody else staked",
                        () -> chain.include(TxDraft.freeze(whale, billion, ResourceCode.ENERGY), whale))
                .before(
                        "after they unstaked again",
                        () -> chain.include(TxDraft.unfreeze(whale, billion, ResourceCode.ENERGY), whale))
                .before("after cancelallunfreezev2", () -> chain.include(TxDraft.cancelUnfreeze(whale), whale))
                .run();
    }

    @Test
    @DisplayName("15: used energy recovers over a day, locks and unstaking end by chain time")
    void recoveryOverTime() {
        start("15_recovery_over_time");
        node.require(MOVE_CLOCK, RECORDED_TOKEN);
        fundAndStake("owner", 60_000, 50_000);
        fund("receiver", 200);
        fund("receiver2", 200);
        delegate("owner", "receiver", 7000);
        TestKey owner = replay.key("owner");
        chain.include(TxDraft.delegateLocked(owner, replay.key("receiver2"), 7000 * TRX, 0), owner);
        chain.giveTokens(replay.key("receiver"), 1_000 * TRX);
        chain.giveTokens(replay.key("receiver2"), 1_000 * TRX);
        chain.giveTokens(replay.key("recipient"), TRX);
        replay.token(node.token()).withEnergyInUse().run();
    }

    @Test
    @DisplayName("17: the solid chain trails the head as on a net of 27 producers")
    void solidity() {
        start("17_solidity_27", 19);
        fund("alice", 100);
        fund("bob", 5);
        fundAndStake("owner", 2000, 1000);
        if (node.can(MOVE_CLOCK)) {
            replay.before("node-built tx: ref block", () -> replay.advanceToRecorded(1_795_333_500_000L));
        }
        replay.run();
    }

    private static ByteString future(ByteString referenceBytes) {
        int number = ((referenceBytes.byteAt(0) & 0xff) << 8 | referenceBytes.byteAt(1) & 0xff) + 1000;
        return ByteString.copyFrom(new byte[] {(byte) (number >> 8), (byte) number});
    }
}
