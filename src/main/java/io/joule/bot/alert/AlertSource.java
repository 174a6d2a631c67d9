package io.joule.bot.alert;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Knows some kinds of cases, as this instance sees them. */
public interface AlertSource {

    /**
     * All that are so now. A failure means that they are not known: what others see is told, and nothing counts as
     * over.
     */
    Uni<List<Alert>> now();
}
