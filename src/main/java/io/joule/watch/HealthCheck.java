package io.joule.watch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one part is. */
@Schema(description = "How one part is.")
public record HealthCheck(
        @Schema(description = "database, node, engine, deposits, books or orders.", examples = "node")
        String name,

        @Schema(examples = "healthy") HealthStatus status,

        @Schema(description = "One sentence for people.", examples = "head block 61234567, 2 s old")
        String detail) {}
