package io.joule.watch;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How Joule is, part by part. */
@Schema(description = "How Joule is, part by part.")
public record Health(
        @Schema(description = "The worst of the checks: healthy, degraded or unhealthy.", examples = "healthy")
        HealthStatus status,

        @Schema(description = "One sentence for people.", examples = "All is well.")
        String message,

        List<HealthCheck> checks) {

    static Health of(List<HealthCheck> checks) {
        HealthStatus worst = checks.stream()
                .map(HealthCheck::status)
                .max(HealthStatus::compareTo)
                .orElse(HealthStatus.HEALTHY);
        String message =
                switch (worst) {
                    case HEALTHY -> "All is well.";
                    case DEGRADED ->
                        only(HealthService.BOOKS, checks)
                                ? "All works, but a person should look at the books."
                                : only(HealthService.ORDERS, checks)
                                        ? "All works, but new orders are paused by an operator."
                                        : "Requests are answered, but energy may be delivered late.";
                    case UNHEALTHY -> "Joule can't work just now.";
                };
        return new Health(worst, message, List.copyOf(checks));
    }

    private static boolean only(String name, List<HealthCheck> checks) {
        return checks.stream()
                .filter(check -> check.status() == HealthStatus.DEGRADED)
                .allMatch(check -> check.name().equals(name));
    }
}
