package io.joule.api.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Clients, newest first; {@code next} is the cursor of the page after this one, empty on the last. */
public record ApiClientPage(List<ApiClient> clients, Optional<UUID> next) {

    static ApiClientPage of(List<ApiClient> found, int limit) {
        boolean more = found.size() > limit;
        List<ApiClient> page = more ? found.subList(0, limit) : found;
        return new ApiClientPage(page, more ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
    }
}
