package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tron.trident.proto.Contract.CancelAllUnfreezeV2Contract;

/** Stakes again whatever is still on its way back, and withdraws what has arrived. */
final class CancelUnfreezeOperation implements Operation {

    private final Execution run;
    private final CancelAllUnfreezeV2Contract contract;

    CancelUnfreezeOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(CancelAllUnfreezeV2Contract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress owner = Operation.address(contract.getOwnerAddress(), "Invalid address");
        Account account = Operation.account(run, owner);
        Refusal.unless(!account.unfreezing.isEmpty(), "No unfreezeV2 list to cancel");
    }

    @Override
    public void execute() {
        Account account = run.edit(TronAddress.of(contract.getOwnerAddress().toByteArray()));
        run.withdrawn = WithdrawUnfrozenOperation.withdraw(account, run.headTime);
        Map<String, Long> restaked = new LinkedHashMap<>();
        restaked.put("ENERGY", 0L);
        restaked.put("TRON_POWER", 0L);
        restaked.put("BANDWIDTH", 0L);
        for (Account.Unfreezing entry : account.unfreezing) {
            FreezeOperation.stake(run.state, account, entry.resource(), entry.sun());
            restaked.merge(entry.resource().name(), entry.sun(), Long::sum);
        }
        account.unfreezing = List.of();
        run.restaked = restaked;
    }
}
