package io.joule.api;

import io.joule.tron.NodeStatus;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one TRON node does. */
@Schema(description = "How one TRON node does, as the instance that answers sees it.")
public record NodeResponse(
        @Schema(description = "Host and port, or its name in TRON_NODES.", examples = "10.0.0.5:8090")
        String name,

        @Schema(description = "full, solidity or both.", examples = "both")
        String role,

        @Schema(description = "well, behind, paused, resting or isolated.", examples = "well")
        String standing,

        @Schema(description = "Why, when it is not well; else empty.")
        String reason,

        @Schema(
                description = "Milliseconds of its answers, and one for each permille of failures; lower is better.",
                examples = "24")
        long penalty,

        @Schema(description = "Requests left today (UTC); null where there is no quota.", nullable = true)
        Long quotaLeft) {

    static NodeResponse of(NodeStatus node) {
        return new NodeResponse(
                node.name(),
                node.role().name().toLowerCase(Locale.ROOT),
                node.standing().name().toLowerCase(Locale.ROOT),
                node.reason(),
                node.penalty(),
                node.quotaLeft().isPresent() ? node.quotaLeft().getAsLong() : null);
    }
}
