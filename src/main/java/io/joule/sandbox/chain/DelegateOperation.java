package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import org.tron.trident.proto.Contract.DelegateResourceContract;

/** Lends a part of a stake to another account, locked or not (facts §3 and §4). */
final class DelegateOperation implements Operation {

    private static final String BAD_RESOURCE = "ResourceCode error, valid ResourceCode[BANDWIDTH、ENERGY]";

    private final Execution run;
    private final DelegateResourceContract contract;

    DelegateOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(DelegateResourceContract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress from = Operation.address(contract.getOwnerAddress(), "Invalid address");
        Account owner = Operation.account(run, from);
        Refusal.unless(
                contract.getBalance() >= StakeFormula.TRX, "delegateBalance must be greater than or equal to 1 TRX");
        Resource resource = Operation.resource(contract.getResource(), BAD_RESOURCE);
        Refusal.unless(
                contract.getBalance() <= Delegatable.sun(run, owner, resource),
                "delegateBalance must be less than or equal to available Freeze"
                        + (resource == Resource.ENERGY ? "Energy" : "Bandwidth") + "V2 balance");
        TronAddress to = Operation.address(contract.getReceiverAddress(), "Invalid receiverAddress");
        Refusal.unless(!to.equals(from), "receiverAddress must not be the same as ownerAddress");
        Account receiver = Operation.account(run, to);
        if (contract.getLock()) {
            checkLock(run.state.delegation(from, to), resource);
        }
        Refusal.unless(!receiver.isContract(), "Do not allow delegate resources to contract addresses");
    }

    private void checkLock(DelegationPair pair, Resource resource) throws Refusal {
        long blocks = lockBlocks();
        Refusal.unless(
                blocks >= 0 && blocks <= ChainConfig.MAX_LOCK_BLOCKS,
                "The lock period of delegate resource cannot be less than 0 and cannot exceed "
                        + ChainConfig.MAX_LOCK_BLOCKS + "!");
        long left = pair.locked().expiry(resource) - run.headTime;
        Refusal.unless(
                blocks * ChainConfig.SLOT_MS >= left,
                "The lock period for " + resource + " this time cannot be less than the remaining time[" + left
                        + "ms] of the last lock period for " + resource + "!");
    }

    private long lockBlocks() {
        return contract.getLockPeriod() == 0 ? ChainConfig.DEFAULT_LOCK_BLOCKS : contract.getLockPeriod();
    }

    @Override
    public void execute() throws Refusal {
        TronAddress from = TronAddress.of(contract.getOwnerAddress().toByteArray());
        TronAddress to = TronAddress.of(contract.getReceiverAddress().toByteArray());
        Resource resource = Operation.resource(contract.getResource(), BAD_RESOURCE);
        long expiry = run.headTime + lockBlocks() * ChainConfig.SLOT_MS;
        DelegationPair pair = run.state
                .delegation(from, to)
                .foldExpired(run.headTime)
                .plus(resource, contract.getBalance(), contract.getLock(), expiry);
        run.state.putDelegation(from, to, pair);
        run.state.noteDelegation(from, to);
        StakedResource lent = run.edit(from).of(resource);
        lent.staked -= contract.getBalance();
        lent.delegatedOut += contract.getBalance();
        run.edit(to).of(resource).acquired += contract.getBalance();
    }
}
