package io.joule.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** I4: what is credited is final at that moment, was really paid so, and is credited once. */
final class DepositCheck {

    private static final String DEPOSITS = "select tx_id, customer_id, micros, block_height from deposit";
    private static final String POSTED = """
            select a.customer_id, t.reference, p.micros from ledger_tx t join posting p on p.tx_id = t.id
              join account a on a.id = p.account_id
             where t.kind = 'deposit' and a.kind = 'available' and t.reference not like 'first:%'""";

    private static final String FATES = """
            select tx_id, 'credited' from deposit
            union all select tx_id, 'unmatched' from unmatched_payment where state = 'open'""";

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

    /** The scanner has read up to every payment that the chain has. */
    boolean allRead() {
        long read = world.control.rows("select height from scan_cursor").stream()
                .mapToLong(row -> (Long) row[0])
                .max()
                .orElse(-1);
        return crowd.payments.keySet().stream().allMatch(id -> block(id).orElse(0L) <= read);
    }

    /** Nothing paid is lost: each payment worth a look is either credited or waits for a person. */
    void atRest() {
        Map<String, String> fates = new HashMap<>();
        world.control.rows(FATES).forEach(row -> {
            String before = fates.put((String) row[0], (String) row[1]);
            Violation.unless(before == null, "I4", "%s is %s and %s", row[0], before, row[1]);
        });
        crowd.payments.forEach((id, paid) -> {
            boolean counts = paid.sun() >= World.TRX && block(id).isPresent();
            Violation.unless(!counts || fates.containsKey(id), "I4", "%s, %s, is final and not in the books", id, paid);
            Violation.unless(block(id).isPresent() || !fates.containsKey(id), "I4", "%s is in no block", id);
            String fate = fates.getOrDefault(id, "too small");
            world.journal.count("payments that are " + (block(id).isPresent() ? fate : "in no block"));
        });
    }

    private Optional<Long> block(String txId) {
        return world.chain.producers().included(txId).map(found -> found.block().number());
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
