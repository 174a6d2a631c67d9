package io.joule.tron;

import io.joule.base.Check;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What may follow an address in {@code TRON_NODES}; see {@link NodeEndpoint#parse}. A fault never quotes a value. */
final class EndpointOptions {

    private static final Set<String> FLAGS = Set.of("full", "solidity", "no-internal");
    private static final Set<String> ROLES = Set.of("full", "solidity");
    private static final Set<String> VALUES = Set.of("key", "name", "per-second", "per-day");

    private final Map<String, String> given = new HashMap<>();

    /** @param parts the options, without the address before them */
    EndpointOptions(String[] parts) {
        for (String part : parts) {
            String[] pair = part.strip().split("=", 2);
            boolean known = pair.length == 1 ? FLAGS.contains(pair[0]) : VALUES.contains(pair[0]);
            Check.argument(
                    known,
                    "an option of a node is none of full, solidity, no-internal, key=…, name=…, per-second=…, per-day=…: see TRON_NODES in docs/operations.md");
            given.put(pair[0], pair.length == 1 ? "" : pair[1].strip());
        }
        Check.argument(!given.keySet().containsAll(ROLES), "a node is full, or solidity, or says neither for both");
    }

    NodeRole role() {
        return given.containsKey("full")
                ? NodeRole.FULL
                : given.containsKey("solidity") ? NodeRole.SOLIDITY : NodeRole.BOTH;
    }

    boolean tellsInternal() {
        return !given.containsKey("no-internal");
    }

    Optional<String> key() {
        return Optional.ofNullable(given.get("key")).filter(key -> !key.isEmpty());
    }

    Optional<String> name() {
        Optional<String> name = Optional.ofNullable(given.get("name"));
        name.ifPresent(text -> Check.argument(
                text.matches("[A-Za-z0-9._-]{1,40}"),
                "the name of a node has 1 to 40 letters, digits, '.', '_' or '-'"));
        return name;
    }

    NodeAllowance allowance() {
        return new NodeAllowance(number("per-second"), number("per-day"));
    }

    private OptionalInt number(String option) {
        String text = given.get(option);
        if (text == null) {
            return OptionalInt.empty();
        }
        Check.argument(text.matches("[0-9]{1,9}"), "%s of a node is a whole number from 0", option);
        return OptionalInt.of(Integer.parseInt(text));
    }
}
