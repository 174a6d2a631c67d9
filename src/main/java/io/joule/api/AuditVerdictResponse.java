package io.joule.api;

import io.joule.audit.AuditVerdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a check of the audit found. */
@Schema(name = "AuditVerdict", description = "What a check of the whole audit found.")
public record AuditVerdictResponse(
        @Schema(description = "True when every entry is as it was written.")
        boolean whole,

        @Schema(description = "So many entries, from the first on, are as they were written.")
        long entries,

        @Schema(description = "Hash of the last of these. Keep it elsewhere, and give it to a later check.")
        String head,

        @Schema(description = "The entry at which the chain is broken.", nullable = true)
        Long brokenAt,

        @Schema(description = "What is wrong there.", nullable = true)
        String fault) {

    static AuditVerdictResponse of(AuditVerdict verdict) {
        return new AuditVerdictResponse(
                verdict.whole(),
                verdict.entries(),
                verdict.head(),
                verdict.fault().map(AuditVerdict.Fault::entry).orElse(null),
                verdict.fault().map(AuditVerdict.Fault::what).orElse(null));
    }
}
