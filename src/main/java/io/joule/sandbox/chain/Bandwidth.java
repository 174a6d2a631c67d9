package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import org.tron.trident.proto.Chain.Transaction.Contract.ContractType;
import org.tron.trident.proto.Contract.TransferContract;

/** Who pays for a transaction's bytes: staked bandwidth, else the free allowance, else TRX; never mixed (facts §7). */
final class Bandwidth {

    private final Execution run;
    private final long bytes;

    private Bandwidth(Execution run) {
        this.run = run;
        this.bytes = run.tx.chargedBytes();
    }

    /** Charges the transaction's owner for its bytes, its extra signatures and its memo. */
    static void charge(Execution run, TronAddress owner) throws Refusal {
        Refusal.unless(run.state.account(owner) != null, "account [" + owner + "] does not exist");
        Account payer = run.edit(owner);
        Bandwidth bandwidth = new Bandwidth(run);
        bandwidth.charge(payer);
        Fees fees = run.config.fees();
        if (run.tx.proto().getSignatureCount() > 1) {
            burn(run, payer, fees.multiSignFee());
        }
        if (!run.tx.proto().getRawData().getData().isEmpty()) {
            burn(run, payer, fees.memoFee());
        }
    }

    private static void burn(Execution run, Account payer, long sun) throws Refusal {
        if (payer.balance < sun) {
            throw Refusal.noResource();
        }
        run.burn(payer, sun);
    }

    private void charge(Account payer) throws Refusal {
        if (!useStaked(payer)) {
            if (createsAccount()) {
                burnNet(payer, run.config.fees().createAccountFee());
            } else if (!useFree(payer)) {
                burnNet(payer, bytes * run.config.fees().transactionFee());
            }
        }
        payer.latestOperationTime = run.headTime;
    }

    private boolean useStaked(Account payer) {
        long used = Recovery.at(payer.bandwidth, run.slot()).usage;
        if (bytes > run.limit(payer, Resource.BANDWIDTH) - used) {
            return false;
        }
        Recovery.use(payer.bandwidth, bytes, run.slot());
        run.netUsage = bytes;
        return true;
    }

    private boolean useFree(Account payer) {
        long used = Recovery.freeUsage(payer.freeNetUsage, payer.freeNetSlot, 0, run.slot());
        if (bytes > run.config.fees().freeNetLimit() - used) {
            return false;
        }
        payer.freeNetUsage = Recovery.freeUsage(used, run.slot(), bytes, run.slot());
        payer.freeNetSlot = run.slot();
        run.netUsage = bytes;
        return true;
    }

    private void burnNet(Account payer, long sun) throws Refusal {
        if (payer.balance < sun) {
            throw Refusal.noResource();
        }
        payer.balance -= sun;
        run.netFee = sun;
    }

    private boolean createsAccount() {
        if (run.tx.type() == ContractType.AccountCreateContract) {
            return true;
        }
        return run.tx.type() == ContractType.TransferContract
                && Tx.address(run.tx.contract(TransferContract.class).getToAddress())
                        .map(to -> run.state.account(to) == null)
                        .orElse(false);
    }
}
