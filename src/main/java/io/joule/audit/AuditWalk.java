package io.joule.audit;

import io.joule.audit.AuditVerdict.Anchor;
import io.joule.audit.AuditVerdict.Fault;
import java.util.List;
import java.util.Optional;

/** Goes along the chain, page by page, until it ends or breaks. */
final class AuditWalk {

    private final AuditSql.Head end;
    private final Optional<Anchor> anchor;
    private long last;
    private String hash = AuditHash.NONE;
    private Fault fault;

    /** @param end where the chain ended when the walk began; what is appended meanwhile is not looked at */
    AuditWalk(AuditSql.Head end, Optional<Anchor> anchor) {
        this.end = end;
        this.anchor = anchor;
    }

    long last() {
        return last;
    }

    boolean isOver() {
        return fault != null || last >= end.id();
    }

    /** The next entries up to the end, in the order of their ids; none means that the rest is missing. */
    void take(List<AuditEntry> page) {
        if (page.isEmpty()) {
            fault = new Fault(last + 1, "the entry is missing");
        }
        for (AuditEntry entry : page) {
            if (isOver()) {
                return;
            }
            fault = faultOf(entry);
            if (fault == null) {
                last = entry.id();
                hash = entry.hash();
            }
        }
    }

    AuditVerdict verdict() {
        return new AuditVerdict(last, hash, Optional.ofNullable(fault).or(this::faultOfTheEnd));
    }

    private Optional<Fault> faultOfTheEnd() {
        if (!hash.equals(end.hash())) {
            return Optional.of(new Fault(end.id(), "the chain does not end with the hash that was noted"));
        }
        return anchor.filter(a -> a.entry() > last)
                .map(a -> new Fault(last + 1, "the chain ends before the entry whose hash you kept"));
    }

    private Fault faultOf(AuditEntry entry) {
        if (entry.id() != last + 1) {
            return new Fault(last + 1, "the entry is missing");
        }
        if (!entry.previous().equals(hash)) {
            return new Fault(entry.id(), "the entry does not follow the one before it");
        }
        if (!entry.hash().equals(AuditHash.of(entry))) {
            return new Fault(entry.id(), "the entry is not as it was written");
        }
        boolean rewritten = anchor.filter(
                        a -> a.entry() == entry.id() && !a.hash().equals(entry.hash()))
                .isPresent();
        return rewritten
                ? new Fault(entry.id(), "the entry does not have the hash that you kept: the chain was rewritten")
                : null;
    }
}
