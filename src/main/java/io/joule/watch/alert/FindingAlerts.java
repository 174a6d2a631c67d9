package io.joule.watch.alert;

import io.joule.bot.alert.Alert;
import io.joule.bot.alert.AlertKind;
import io.joule.bot.alert.AlertSource;
import io.joule.watch.books.Finding;
import io.joule.watch.books.FindingState;
import io.joule.watch.books.Findings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Findings that nobody has looked at yet. */
@ApplicationScoped
class FindingAlerts implements AlertSource {

    private static final int PAGE = 200;

    private final Findings findings;

    FindingAlerts(Findings findings) {
        this.findings = findings;
    }

    @Override
    public Uni<List<Alert>> now() {
        return after(Optional.empty(), new ArrayList<>());
    }

    /** All pages: what was left out would count as over. */
    private Uni<List<Alert>> after(Optional<UUID> before, List<Alert> found) {
        return findings.list(Set.of(FindingState.OPEN), before, PAGE).chain(page -> {
            page.findings().forEach(one -> found.add(of(one)));
            return page.next().isPresent()
                    ? after(page.next(), found)
                    : Uni.createFrom().item(found);
        });
    }

    private static Alert of(Finding one) {
        String what = one.kind().word() + " of " + one.subject() + ": " + one.detail();
        return new Alert(AlertKind.FINDING, one.id().toString(), what);
    }
}
