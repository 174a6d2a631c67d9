package io.joule.deposit;

import io.joule.base.Sql;
import io.joule.chaintx.ChainView;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.testing.Surroundings;
import io.joule.testing.TestNode;
import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One instance's parts of this package, put together by hand. */
public final class TestDeposits {

    public final DepositService service;
    public final IntentService intents;
    private final DepositScanner scanner;
    private final HeadWatch heads;

    /** @param random draws the exact amounts of announced payments */
    public TestDeposits(Surroundings around, Ledger ledger, NodeList nodes, TronAddress ours, RandomGenerator random) {
        Network network = new Network(NetworkKind.CUSTOM, nodes, Optional.empty(), Optional.empty());
        DepositAddress address = () -> Optional.of(ours);
        DepositConfig config = TestNode.config(DepositConfig.class, Map.of("joule.deposit.start-block", "1"));
        var finder = new DepositFinder(around.network(), address, network, config, around.clock());
        Sql sql = new Sql(around.pool());
        var customers = new Customers(around.clock());
        var crediting = new Crediting(ledger, config);
        service = new DepositService(sql, finder, customers, crediting, new UnmatchedBook(), config, around.clock());
        intents =
                new IntentService(sql, customers, address, network, config, around.clock(), new IntentAmounts(random));
        var reader = new BlockReader(around.network(), address, network, config);
        var book = new BlockBook(sql, crediting, config, around.clock());
        var vertx = around.vertx().getDelegate();
        scanner = new DepositScanner(around.network(), reader, book, sql, config, around.clock(), vertx);
        var view = new ChainView(around.network(), around.clock());
        heads = new HeadWatch(reader, view, sql, config, around.clock(), vertx);
    }

    /** One round of the deposit scanner's loop. */
    public Uni<Boolean> scan() {
        return scanner.round();
    }

    /** One round of the loop that shows payments before they are final. */
    public Uni<Boolean> watchHead() {
        return heads.round();
    }
}
