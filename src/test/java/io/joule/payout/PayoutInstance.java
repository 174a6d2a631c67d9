package io.joule.payout;

import static io.joule.testing.Awaited.await;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.chaintx.ChainView;
import io.joule.chaintx.TestTracker;
import io.joule.customer.Customers;
import io.joule.keys.KeyVault;
import io.joule.keys.Keyset;
import io.joule.keys.TestKeys;
import io.joule.keys.TinkSigner;
import io.joule.ledger.Ledger;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.Network;
import io.joule.tron.TronNetwork;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;

/** One running Joule as far as money that leaves goes, put together by hand; nothing in it moves by itself. */
final class PayoutInstance {

    final TestTracker tracker;
    final TronNetwork chain;
    final Ledger ledger;
    final PayoutWallets wallets;
    final Refunds refunds;
    final RefundDesk refundDesk;
    final Withdrawals withdrawals;
    final WithdrawalDesk desk;
    final PayoutSender sender;
    final Sql sql;

    PayoutInstance(
            TestDatabase database, TestNode node, TronNetwork chain, Keyset keyset, Map<String, String> settings) {
        Pool pool = database.newPool(8);
        this.chain = chain;
        Clock clock = node.clock();
        Network network = TestKeys.network(PayoutDesk.TOKEN.address());
        PayoutConfig config = TestNode.config(PayoutConfig.class, settings);
        PayoutLimits limits = new PayoutLimits(config);
        sql = new Sql(pool);
        ledger = new Ledger(pool, clock);
        PayoutSql payouts = new PayoutSql();
        PayoutWalletSql walletSql = new PayoutWalletSql();
        CustomerLimitSql customerLimits = new CustomerLimitSql();
        RefundedPaymentSql payments = new RefundedPaymentSql();
        PayoutOutcome outcome = new PayoutOutcome(payouts, payments, ledger, clock);
        wallets =
                new PayoutWallets(sql, chain, network, new KeyVault(TestKeys.keyring(keyset), clock), clock, walletSql);
        Funds funds = new Funds(sql, payouts, walletSql, wallets, new TokenCost(chain), chain, network, limits);
        tracker = new TestTracker(
                database.vertx().getDelegate(),
                chain,
                new TinkSigner(TestKeys.keyring(keyset), pool, database.vertx(), network),
                new ChainView(chain, clock),
                sql,
                clock,
                List.of(
                        new RefundListener(payouts, outcome, config, clock),
                        new WithdrawalListener(payouts, outcome, config, clock)));
        refunds = new Refunds(sql, payouts, payments, funds, limits, config, clock);
        refundDesk = new RefundDesk(sql, payouts, payments, clock);
        withdrawals = new Withdrawals(
                sql, payouts, customerLimits, new Customers(clock), ledger, chain, limits, config, clock);
        desk = new WithdrawalDesk(sql, payouts, ledger, clock);
        sender = new PayoutSender(sql, payouts, customerLimits, outcome, funds, tracker.service, limits, config, clock);
    }

    boolean work() {
        return await(sender.work());
    }
}
