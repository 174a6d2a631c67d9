package io.joule.api;

import io.joule.supplier.RefreshReport;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of asking the chain for every wallet's figures. */
@Schema(name = "Refresh", description = "What came of asking the chain for every wallet's figures.")
public record RefreshResponse(
        @Schema(description = "Wallets with new figures.", examples = "3")
        int refreshed,

        @Schema(description = "One sentence for each wallet that keeps its last figures.")
        List<String> failures) {

    static RefreshResponse of(RefreshReport report) {
        return new RefreshResponse(report.refreshed(), report.failures());
    }
}
