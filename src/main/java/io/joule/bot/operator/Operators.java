package io.joule.bot.operator;

import io.joule.bot.BotConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Who may use the operator commands, and is told of what needs a person. */
@ApplicationScoped
public class Operators {

    private final Set<Long> ids;

    Operators(BotConfig config) {
        this.ids = config.operators().map(Set::copyOf).orElse(Set.of());
    }

    /** Their Telegram ids. */
    public Set<Long> all() {
        return ids;
    }

    boolean include(long person) {
        return ids.contains(person);
    }
}
