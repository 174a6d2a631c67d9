package io.joule.api;

import io.joule.tron.NodesReport;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the TRON nodes do. */
@Schema(description = "How the TRON nodes do, as the instance that answers sees them.")
public record NodesResponse(
        @Schema(description = "As configured, preferred first.")
        List<NodeResponse> nodes,

        @Schema(description = "What they could not settle in the last ten minutes, one sentence each.")
        List<String> doubts) {

    static NodesResponse of(NodesReport report) {
        return new NodesResponse(report.nodes().stream().map(NodeResponse::of).toList(), report.doubts());
    }
}
