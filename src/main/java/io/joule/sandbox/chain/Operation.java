package io.joule.sandbox.chain;

import com.google.protobuf.ByteString;
import io.joule.tron.TronAddress;

/** One kind of contract: first it is checked against the state, then it changes the state. */
interface Operation {

    void validate() throws Refusal;

    void execute() throws Refusal;

    static Operation of(Execution run) throws Refusal {
        Refusal.unless(run.tx.contract().isPresent(), "contract type error, or one that the sandbox does not simulate");
        return switch (run.tx.type()) {
            case TransferContract -> new TransferOperation(run);
            case AccountCreateContract -> new AccountCreateOperation(run);
            case FreezeBalanceV2Contract -> new FreezeOperation(run);
            case UnfreezeBalanceV2Contract -> new UnfreezeOperation(run);
            case WithdrawExpireUnfreezeContract -> new WithdrawUnfrozenOperation(run);
            case CancelAllUnfreezeV2Contract -> new CancelUnfreezeOperation(run);
            case DelegateResourceContract -> new DelegateOperation(run);
            case UnDelegateResourceContract -> new UndelegateOperation(run);
            case AccountPermissionUpdateContract -> new PermissionUpdateOperation(run);
            case TriggerSmartContract -> new CallOperation(run);
            default -> throw Refusal.invalid("contract type error");
        };
    }

    static TronAddress address(ByteString bytes, String otherwise) throws Refusal {
        return Tx.address(bytes).orElseThrow(() -> Refusal.invalid(otherwise));
    }

    static Account account(Execution run, TronAddress address) throws Refusal {
        Account account = run.state.account(address);
        Refusal.unless(account != null, "Account[" + address.hex() + "] not exists");
        return account;
    }

    static Resource resource(org.tron.trident.proto.Common.ResourceCode code, String otherwise) throws Refusal {
        return switch (code) {
            case BANDWIDTH -> Resource.BANDWIDTH;
            case ENERGY -> Resource.ENERGY;
            default -> throw Refusal.invalid(otherwise);
        };
    }
}
