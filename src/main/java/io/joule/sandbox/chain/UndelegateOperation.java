package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import org.tron.trident.proto.Contract.UnDelegateResourceContract;

/** Takes lent stake back; what the receiver used of it comes along as the owner's usage (facts §5). */
final class UndelegateOperation implements Operation {

    private static final String BAD_RESOURCE = "ResourceCode error.valid ResourceCode[BANDWIDTH、Energy]";

    private final Execution run;
    private final UnDelegateResourceContract contract;

    UndelegateOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(UnDelegateResourceContract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress from = Operation.address(contract.getOwnerAddress(), "Invalid address");
        Refusal.unless(run.state.account(from) != null, "Account[" + from.hex() + "] does not exist");
        TronAddress to = Operation.address(contract.getReceiverAddress(), "Invalid receiverAddress");
        Refusal.unless(!to.equals(from), "receiverAddress must not be the same as ownerAddress");
        DelegationPair pair = run.state.delegation(from, to);
        Refusal.unless(!pair.isEmpty(), "delegated Resource does not exist");
        Refusal.unless(contract.getBalance() > 0, "unDelegateBalance must be more than 0 TRX");
        Resource resource = Operation.resource(contract.getResource(), BAD_RESOURCE);
        long takeable = pair.takeable(resource, run.headTime);
        String what = resource == Resource.ENERGY
                ? "insufficient delegateFrozenBalance(Energy)"
                : "insufficient delegatedFrozenBalance(BANDWIDTH)";
        Refusal.unless(
                takeable >= contract.getBalance(),
                what + ", request=" + contract.getBalance() + ", unlock_balance=" + takeable);
    }

    @Override
    public void execute() throws Refusal {
        TronAddress from = TronAddress.of(contract.getOwnerAddress().toByteArray());
        TronAddress to = TronAddress.of(contract.getReceiverAddress().toByteArray());
        Resource resource = Operation.resource(contract.getResource(), BAD_RESOURCE);
        StakedResource borrowed = run.edit(to).of(resource);
        long moved = takeUsage(borrowed, resource);
        StakedResource lent = run.edit(from).of(resource);
        lent.delegatedOut -= contract.getBalance();
        lent.staked += contract.getBalance();
        if (moved > 0) {
            Recovery.takeOver(lent, borrowed, moved, run.slot());
        }
        DelegationPair pair = run.state
                .delegation(from, to)
                .foldExpired(run.headTime)
                .plus(resource, -contract.getBalance(), false, 0);
        run.state.putDelegation(from, to, pair);
    }

    private long takeUsage(StakedResource borrowed, Resource resource) {
        long sun = contract.getBalance();
        Recovery.use(borrowed, 0, run.slot());
        long most = StakeFormula.limit(sun, run.totalLimit(resource), run.state.weight(resource));
        long share = StakeFormula.share(borrowed.usage, sun, borrowed.effective());
        long moved = Math.min(most, share);
        borrowed.usage -= moved;
        borrowed.acquired -= sun;
        return moved;
    }
}
