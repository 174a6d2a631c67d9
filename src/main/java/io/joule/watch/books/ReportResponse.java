package io.joule.watch.books;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a run, as the API shows it. */
@Schema(name = "ReconciliationReport", description = "What came of comparing the books.")
record ReportResponse(
        Instant began,
        Instant ended,

        @Schema(description = "Findings that are so now, acknowledged ones included.")
        int seen,

        @Schema(description = "How many of them were not known before.")
        int fresh,

        @Schema(description = "Known ones that are well again.")
        int resolved,

        @Schema(description = "What could not be compared just now, and why; its findings stay as they were.")
        List<String> undecided) {

    static ReportResponse of(Report report) {
        return new ReportResponse(
                report.began(), report.ended(), report.seen(), report.fresh(), report.resolved(), report.undecided());
    }
}
