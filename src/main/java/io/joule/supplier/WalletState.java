package io.joule.supplier;

import java.util.Locale;
import java.util.Set;

/** Whether a wallet takes orders. In each state what is out is reclaimed at the end of its rental. */
public enum WalletState {
    /** Takes orders. */
    ENABLED,
    /** Takes none, and becomes disabled by itself once nothing of it is out. */
    DRAINING,
    /** Takes none, and nothing of it is out. */
    DISABLED;

    public boolean mayBecome(WalletState next) {
        return next == this || next().contains(next);
    }

    public Set<WalletState> next() {
        return switch (this) {
            case ENABLED -> Set.of(DRAINING, DISABLED);
            case DRAINING -> Set.of(ENABLED, DISABLED);
            case DISABLED -> Set.of(ENABLED);
        };
    }

    /** The word in the database and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown word */
    public static WalletState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
