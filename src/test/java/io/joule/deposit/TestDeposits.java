package io.joule.deposit;

import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.testing.Surroundings;
import io.joule.testing.TestNode;
import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import java.util.Map;
import java.util.Optional;

/** One instance's parts of this package, put together by hand. */
public final class TestDeposits {

    public final DepositService service;

    public TestDeposits(Surroundings around, Ledger ledger, NodeList nodes, TronAddress ours) {
        Network network = new Network(NetworkKind.CUSTOM, nodes, Optional.empty(), Optional.empty());
        DepositConfig config = TestNode.config(DepositConfig.class, Map.of());
        var finder = new DepositFinder(around.network(), () -> Optional.of(ours), network, config, around.clock());
        service = new DepositService(
                new Sql(around.pool()),
                finder,
                new Customers(around.clock()),
                new Crediting(ledger, config),
                new UnmatchedBook(),
                config,
                around.clock());
    }
}
