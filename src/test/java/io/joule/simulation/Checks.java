package io.joule.simulation;

import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must be true after each step, and what must be true at rest; looked up past the production code. */
final class Checks {

    private static final String BOOKS = """
            select 'balance of account ' || a.id || ' is not its postings' from account a
             where a.balance_micros <> (select coalesce(sum(p.micros), 0) from posting p where p.account_id = a.id)
            union all select asset || ' does not sum to zero' from account group by asset having sum(balance_micros) <> 0
            union all select 'account ' || id || ' is below zero' from account where customer_id > 0 and balance_micros < 0
            union all select 'ledger transaction ' || tx_id || ' is not balanced' from posting p
                join account a on a.id = p.account_id group by p.tx_id, a.asset having sum(p.micros) <> 0
            union all select 'money of an order that is ' || o.status || ' has ' || array_to_string(array_agg(t.kind order by t.id), ', ')
                from energy_order o left join ledger_tx t on t.reference = o.id::text group by o.id, o.status
              having array_to_string(array_agg(t.kind order by t.id), ', ') not in (
                select unnest(case o.status when 'pending' then array['hold'] when 'processing' then array['hold']
                    when 'completed' then array['hold, capture'] when 'cancelled' then array['hold, release']
                    else array['hold, release', 'hold, capture, refund'] end))""";

    /** What is on its way home counts until its reclaim is in a block. */
    private static final String COMMITTED = """
            select 'wallet ' || w.id || ' has ' || sum(d.sun) || ' of ' || w.staked_sun || ' promised; seen at block '
                   || w.observed_block || ': ' || w.delegatable_sun || ' free; ' || string_agg(
                   d.status || ' ' || d.sun || ' in ' || coalesce(d.included_block, 0), ', ')
              from supplier_wallet w join delegation d on d.wallet_id = w.id
             where d.status in ('planned', 'sent', 'active', 'due', 'reclaiming') and w.id in (%s)
             group by w.id having sum(d.sun) > w.staked_sun""";

    /** What is delegated yields what was ordered, and hardly more. */
    private static final String AMOUNTS = """
            select 'delegation of ' || energy || ' energy has ' || sun || ' sun' from delegation
             where sun < ceil(energy::numeric * %1$d * 1000000 / %2$d)
                or sun > greatest(1000000, ceil(energy::numeric * %1$d * 1000000 / %2$d) * 1.01)""";

    private final World world;
    private final ChainCheck chain;
    private final TransitionCheck transitions;
    private final DepositCheck deposits;
    private final String amounts;
    private final Set<UUID> reservations = new HashSet<>();

    Checks(World world, Crowd crowd) {
        this.world = world;
        long weight = world.chain.producers().readFull(view -> view.totalWeight(Resource.ENERGY));
        this.amounts = AMOUNTS.formatted(weight, ChainConfig.mainnet().totalEnergyLimit());
        this.chain = new ChainCheck(world);
        this.transitions = new TransitionCheck(world);
        this.deposits = new DepositCheck(world, crowd);
    }

    void run() {
        world.throwIfBroken();
        boolean changed = transitions.run();
        if (changed) {
            none("I3", BOOKS);
            reservations();
            deposits.run();
        }
        chain.run(changed);
    }

    /** A wallet that something is reserved of; what is seen home and falls back afterwards is nobody's fault. */
    private void reservations() {
        String wallets = world.control.rows("select id, wallet_id from delegation").stream()
                .filter(row -> reservations.add((UUID) row[0]))
                .map(row -> row[1].toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!wallets.isEmpty()) {
            none("amounts", amounts);
        }
        if (!wallets.isEmpty() && !transitions.tookReclaimsBack()) {
            none("I9", COMMITTED.formatted(wallets));
        }
    }

    /** How many changes of state there were so far. */
    long changes() {
        return transitions.count();
    }

    void atRest() {
        none("rest", "select 'a delegation is lost: ' || trouble from delegation where status = 'lost'");
        none("rest", "select 'money is still held' from account where kind = 'held' and balance_micros <> 0");
        none("I2", """
                select 'held ' || coalesce(sum(cost_micros), 0) || ' of orders is not what became of it' from energy_order
                having coalesce(sum(cost_micros), 0) <> (
                    select coalesce(sum(abs(p.micros)), 0) from ledger_tx t join posting p on p.tx_id = t.id
                      join account a on a.id = p.account_id
                     where a.kind = 'held' and t.kind in ('capture', 'release'))""");
        chain.atRest();
        deposits.atRest();
    }

    /** Every payment that is final has been read as such. */
    boolean allPaymentsAreRead() {
        return deposits.allRead();
    }

    private void none(String checker, String sql) {
        List<Object[]> found = world.control.rows(sql);
        Violation.unless(
                found.isEmpty(),
                checker,
                "%s",
                found.stream().map(row -> row[0].toString()).toList());
    }
}
