package io.joule.welcome;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What programs read at {@code /}. */
@Schema(description = "What this service is.")
public record ServiceInfo(
        @Schema(examples = "Joule TRON energy desk") String message,
        @Schema(examples = "0.1.0") String version) {}
