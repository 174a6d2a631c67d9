package io.joule.bot.operator;

import io.joule.bot.BotConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Who may use the operator commands. */
@ApplicationScoped
class Operators {

    private final Set<Long> ids;

    Operators(BotConfig config) {
        this.ids = config.operators().map(Set::copyOf).orElse(Set.of());
    }

    boolean include(long person) {
        return ids.contains(person);
    }
}
