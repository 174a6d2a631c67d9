package io.joule.base;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A state machine as data: which event leads from which state to which. What is not listed is refused.
 *
 * @param <S> states
 * @param <E> events
 */
public final class TransitionTable<S extends Enum<S>, E extends Enum<E>> {

    private final Map<Step<S, E>, S> steps;

    private TransitionTable(Map<Step<S, E>, S> steps) {
        this.steps = Map.copyOf(steps);
    }

    /** The state that {@code event} leads to, or empty when the event means nothing in this state. */
    public Optional<S> next(S from, E event) {
        return Optional.ofNullable(steps.get(new Step<>(from, event)));
    }

    /** True when no event leads out of {@code state}. */
    public boolean isFinal(S state) {
        return steps.entrySet().stream().noneMatch(e -> e.getKey().from() == state && e.getValue() != state);
    }

    /** The states from which {@code event} leads somewhere. */
    public Set<S> accepting(E event) {
        return steps.keySet().stream()
                .filter(s -> s.event() == event)
                .map(Step::from)
                .collect(Collectors.toSet());
    }

    /** The table as a Mermaid state diagram, for docs/architecture.md. */
    public String diagram() {
        return steps.entrySet().stream()
                .map(e -> "    %s --> %s: %s"
                        .formatted(e.getKey().from(), e.getValue(), e.getKey().event()))
                .map(line -> line.toLowerCase(java.util.Locale.ROOT))
                .sorted()
                .collect(Collectors.joining("\n", "stateDiagram-v2\n", "\n"));
    }

    public static <S extends Enum<S>, E extends Enum<E>> Builder<S, E> builder() {
        return new Builder<>();
    }

    private record Step<S, E>(S from, E event) {}

    /** Collects the steps; each pair of state and event may be given once. */
    public static final class Builder<S extends Enum<S>, E extends Enum<E>> {

        private final Map<Step<S, E>, S> steps = new LinkedHashMap<>();

        public Builder<S, E> on(S from, E event, S to) {
            Check.that(steps.put(new Step<>(from, event), to) == null, "%s on %s is given twice", event, from);
            return this;
        }

        public TransitionTable<S, E> build() {
            return new TransitionTable<>(steps);
        }
    }
}
