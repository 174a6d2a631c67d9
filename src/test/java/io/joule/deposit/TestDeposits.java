package io.joule.deposit;

import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.testing.Surroundings;
import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import java.util.Optional;

/** One instance's parts of this package, put together by hand. */
public final class TestDeposits {

    public final DepositService service;

    public TestDeposits(Surroundings around, Ledger ledger, NodeList nodes, TronAddress ours) {
        Network network = new Network(NetworkKind.CUSTOM, nodes, Optional.empty(), Optional.empty());
        var finder = new DepositFinder(around.network(), () -> Optional.of(ours), network, around.clock());
        service = new DepositService(around.pool(), finder, new Customers(around.clock()), ledger, around.clock());
    }
}
