package io.joule.watch.books;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Findings, newest first; {@code next} is the cursor of the page after this one, empty on the last. */
public record FindingPage(List<Finding> findings, Optional<UUID> next) {

    static FindingPage of(List<Finding> found, int limit) {
        boolean more = found.size() > limit;
        List<Finding> page = more ? found.subList(0, limit) : found;
        return new FindingPage(page, more ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
    }
}
