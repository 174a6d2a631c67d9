package io.joule.payout;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What is kept of payouts in the audit. */
final class PayoutAudit {

    private PayoutAudit() {}

    /** Last in the SQL transaction. */
    static Uni<Void> record(SqlConnection tx, Instant at, Actor by, String action, Payout p) {
        return record(tx, at, by, action, p, Map.of());
    }

    static Uni<Void> record(SqlConnection tx, Instant at, Actor by, String action, Payout p, Map<String, ?> details) {
        Map<String, Object> all = new TreeMap<>(details);
        all.put("to", p.recipient().toString());
        all.put("amount", p.amount().toString());
        all.put("sent", p.sent().toString());
        p.customer().ifPresent(customer -> all.put("customer", customer));
        p.unmatched().ifPresent(payment -> all.put("unmatched_payment", payment.toString()));
        return Audit.record(tx, at, by, action, p.id().toString(), all);
    }
}
