package io.joule.audit;

import java.util.Optional;

/**
 * What a walk along the whole chain found.
 *
 * @param entries how many are as they were written, from the first one on
 * @param head hash of the last of these: keep it elsewhere, and a later walk can prove that nothing before it was
 *     changed
 * @param fault the first place where the chain is broken; empty when it is whole
 */
public record AuditVerdict(long entries, String head, Optional<Fault> fault) {

    /** @param entry at which entry it shows */
    public record Fault(long entry, String what) {}

    /** An entry's hash as it was noted elsewhere. */
    public record Anchor(long entry, String hash) {}

    public boolean whole() {
        return fault.isEmpty();
    }
}
