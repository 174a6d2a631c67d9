package io.joule.payout;

import io.joule.base.Sql;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.AccountState;
import io.joule.tron.Network;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TransactionPlan.Token;
import io.joule.tron.TransactionSize;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds the wallet that can pay: enough of the asset, and enough TRX for what the network burns. */
@ApplicationScoped
class Funds {

    private final Sql sql;
    private final PayoutSql payouts;
    private final PayoutWalletSql walletSql;
    private final PayoutWallets wallets;
    private final TokenCost tokenCost;
    private final TronNetwork chain;
    private final Network network;
    private final PayoutLimits limits;

    Funds(
            Sql sql,
            PayoutSql payouts,
            PayoutWalletSql walletSql,
            PayoutWallets wallets,
            TokenCost tokenCost,
            TronNetwork chain,
            Network network,
            PayoutLimits limits) {
        this.sql = sql;
        this.payouts = payouts;
        this.walletSql = walletSql;
        this.wallets = wallets;
        this.tokenCost = tokenCost;
        this.chain = chain;
        this.network = network;
        this.limits = limits;
    }

    Uni<Funding> find(TronAddress recipient, Money amount) {
        if (amount.asset() == Asset.USDT && network.usdtContract().isEmpty()) {
            return now(new Funding.Impossible("no_usdt_here", "There is no USDT on this network."));
        }
        return chain.account(recipient).chain(account -> {
            if (account.map(AccountState::contract).orElse(false)) {
                return now(new Funding.Impossible(
                        "recipient_is_contract", recipient + " is a contract: money sent there may be lost."));
            }
            return walletSql
                    .all(sql.pool())
                    .map(all -> all.stream()
                            .filter(wallet ->
                                    wallet.enabled() && !wallet.address().equals(recipient))
                            .toList())
                    .chain(enabled -> first(enabled, recipient, amount, account.isPresent()));
        });
    }

    /** The first wallet that is ready; if none is, what is in the way of the last. */
    private Uni<Funding> first(List<PayoutWallet> enabled, TronAddress recipient, Money amount, boolean activated) {
        return Multi.createFrom()
                .iterable(enabled)
                .onItem()
                .transformToUniAndConcatenate(wallet -> of(wallet.address(), recipient, amount, activated))
                .select()
                .first(new UntilReady())
                .collect()
                .last()
                .map(last -> Optional.ofNullable(last)
                        .orElseGet(() -> new Funding.Short("no_payout_wallet", "No payout wallet is enabled.")));
    }

    private Uni<Funding> of(TronAddress wallet, TronAddress recipient, Money amount, boolean activated) {
        TransactionPlan plan = TransactionPlan.payment(
                wallet,
                recipient,
                amount,
                network.usdtContract()
                        .map(usdt -> new Token(usdt, limits.usdtFeeLimit()))
                        .orElse(null));
        return Uni.combine()
                .all()
                .unis(
                        wallets.balances(wallet),
                        payouts.onItsWay(sql.pool(), wallet, Asset.TRX),
                        payouts.onItsWay(sql.pool(), wallet, Asset.USDT),
                        chain.parameters())
                .asTuple()
                .chain(t -> {
                    PayoutWallets.Balances has = new PayoutWallets.Balances(
                            t.getItem1().trx().minus(Money.trx(t.getItem2())),
                            t.getItem1().usdt().minus(new Money(Asset.USDT, t.getItem3())));
                    Sun bytes = new Sun(t.getItem4().bandwidthFee().value() * TransactionSize.bandwidthOf(plan));
                    Money network = Money.trx(bytes.value())
                            .plus(Money.trx(
                                    activated ? 0 : t.getItem4().activation().value()));
                    return amount.asset() == Asset.TRX
                            ? now(enough(plan, has, network))
                            : lacksTokens(plan, has)
                                    .map(Funds::now)
                                    .orElseGet(() -> tokenCost
                                            .of(plan, t.getItem4().energyFee())
                                            .map(cost -> cost.trouble()
                                                    .orElseGet(() -> enough(
                                                            plan,
                                                            has,
                                                            Money.trx(bytes.value())
                                                                    .plus(cost.burned())))));
                });
    }

    private static Optional<Funding> lacksTokens(TransactionPlan plan, PayoutWallets.Balances has) {
        return has.usdt().compareTo(plan.amount()) < 0
                ? Optional.of(shortOf(plan, plan.amount(), has.usdt()))
                : Optional.empty();
    }

    private static Funding enough(TransactionPlan plan, PayoutWallets.Balances has, Money network) {
        Money needed = plan.amount().asset() == Asset.TRX ? plan.amount().plus(network) : network;
        return has.trx().compareTo(needed) < 0 ? shortOf(plan, needed, has.trx()) : new Funding.Ready(plan);
    }

    private static Funding shortOf(TransactionPlan plan, Money needed, Money has) {
        return new Funding.Short(
                "insufficient_payout_balance",
                "Payout wallet " + plan.owner() + " needs " + needed + " and has " + has + ".");
    }

    private static Uni<Funding> now(Funding funding) {
        return Uni.createFrom().item(funding);
    }

    /** Lets pass until one is ready, that one included. */
    private static final class UntilReady implements java.util.function.Predicate<Funding> {

        private boolean found;

        @Override
        public boolean test(Funding funding) {
            boolean pass = !found;
            found = found || funding instanceof Funding.Ready;
            return pass;
        }
    }
}
