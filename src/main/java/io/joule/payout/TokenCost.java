package io.joule.payout;

import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.AccountResources;
import io.joule.tron.CallResult;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a transfer of tokens would burn, by simulating it: a call that fails burns as much as one that succeeds. */
@ApplicationScoped
class TokenCost {

    private final TronNetwork chain;

    TokenCost(TronNetwork chain) {
        this.chain = chain;
    }

    /**
     * @param burned TRX for the energy that the wallet does not have
     * @param trouble why it must not be sent, if it must not
     */
    record Cost(Money burned, Optional<Funding> trouble) {}

    Uni<Cost> of(TransactionPlan plan, Sun energyFee) {
        return chain.simulate(plan)
                .chain(call -> call.success()
                        ? chain.resources(plan.owner()).map(has -> cost(plan, energyFee, call.energyUsed(), has))
                        : Uni.createFrom().item(fails(call)));
    }

    private static Cost cost(TransactionPlan plan, Sun energyFee, long energy, Optional<AccountResources> has) {
        long own = has.map(r -> r.energyAvailable().units()).orElse(0L);
        // The limit counts energy that the wallet has as well: below its price the call would end without energy.
        long price = Math.multiplyExact(energy, energyFee.value());
        Sun limit = plan.token().feeLimit();
        Optional<Funding> trouble = price <= limit.value()
                ? Optional.empty()
                : Optional.of(new Funding.Short(
                        "fee_limit_too_low",
                        "The transfer takes energy for " + new Sun(price) + ", and joule.payout.usdt-fee-limit is "
                                + limit + "."));
        return new Cost(Money.trx(Math.max(0, energy - own) * energyFee.value()), trouble);
    }

    private static Cost fails(CallResult call) {
        return new Cost(
                Money.trx(0),
                Optional.of(new Funding.Short(
                        "transfer_would_fail", "The token's contract refuses the transfer: " + call.message())));
    }
}
