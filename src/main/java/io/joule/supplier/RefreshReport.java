package io.joule.supplier;

import java.util.List;
import java.util.Optional;

/**
 * What came of a look at the wallets.
 *
 * @param refreshed how many have new figures
 * @param failures one sentence for each wallet that keeps its last figures
 */
public record RefreshReport(int refreshed, List<String> failures) {

    static RefreshReport of(List<Optional<String>> outcomes) {
        List<String> failures = outcomes.stream().flatMap(Optional::stream).toList();
        return new RefreshReport(outcomes.size() - failures.size(), failures);
    }
}
