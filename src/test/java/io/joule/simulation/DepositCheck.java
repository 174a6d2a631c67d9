package io.joule.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** I4: what is credited is final at that moment, was really paid so, and is credited once. */
final class DepositCheck {

    private static final String DEPOSITS = "select tx_id, customer_id, micros, block_height from deposit";
    private static final String POSTED = """
            select a.customer_id, t.reference, p.micros from ledger_tx t join posting p on p.tx_id = t.id
              join account a on a.id = p.account_id
             where t.kind = 'deposit' and a.kind = 'available' and t.reference not like 'first:%'""";

    private final World world;
    private final Crowd crowd;
    private final Set<String> known = new HashSet<>();

    DepositCheck(World world, Crowd crowd) {
        this.world = world;
        this.crowd = crowd;
    }

    void run() {
        List<Object[]> deposits = world.control.rows(DEPOSITS);
        if (deposits.size() == known.size()) {
            return;
        }
        deposits.stream().filter(row -> known.add((String) row[0])).forEach(this::check);
        long posted = world.control.rows(POSTED).size();
        Violation.unless(posted == deposits.size(), "I4", "%d deposits, %d in the ledger", deposits.size(), posted);
    }

    private void check(Object[] row) {
        String txId = (String) row[0];
        Crowd.Payment paid = crowd.payments.get(txId);
        Violation.unless(paid != null, "I4", "%s is credited and was never paid", txId);
        boolean exact = paid.customer() == (Long) row[1] && paid.sun() == (Long) row[2];
        Violation.unless(exact, "I4", "%d sun for %d are credited, paid was %s", row[2], row[1], paid);
        boolean isFinal = world.chain
                .producers()
                .included(txId)
                .filter(found -> found.block().number() <= world.chain.solidHeight())
                .isPresent();
        Violation.unless(isFinal, "I4", "%s is credited and not final", txId);
    }
}
