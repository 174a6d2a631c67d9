package io.joule.simulation;

import io.joule.base.TransitionTable;
import io.joule.chaintx.ChainTxEvent;
import io.joule.chaintx.ChainTxStatus;
import io.joule.delegation.DelegationEvent;
import io.joule.delegation.DelegationStatus;
import io.joule.deposit.IntentEvent;
import io.joule.deposit.IntentStatus;
import io.joule.order.OrderEvent;
import io.joule.order.OrderStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every change of a state that was committed is one of its table. */
final class TransitionCheck {

    static final Map<String, Set<String>> LEGAL = Map.of(
            "energy_order", pairs(OrderStatus.values(), OrderEvent.values(), OrderStatus.TABLE),
            "delegation", pairs(DelegationStatus.values(), DelegationEvent.values(), DelegationStatus.TABLE),
            "chain_tx", pairs(ChainTxStatus.values(), ChainTxEvent.values(), ChainTxStatus.TABLE),
            "deposit_intent", pairs(IntentStatus.values(), IntentEvent.values(), IntentStatus.TABLE));

    private final World world;
    private long last;
    private long moves;
    private boolean tookReclaimsBack;

    TransitionCheck(World world) {
        this.world = world;
    }

    /** True when anything that the checkers look at was written since the last time. */
    boolean run() {
        List<Object[]> changes = world.control.rows("select id, what, before, after from noted where id > " + last);
        tookReclaimsBack = false;
        for (Object[] change : changes) {
            last = (Long) change[0];
            String what = (String) change[1];
            if (change[2] == null) {
                continue;
            }
            String step = change[2] + " -> " + change[3];
            boolean moved = !change[2].equals(change[3]);
            moves += moved ? 1 : 0;
            tookReclaimsBack |= step.equals("reclaimed -> reclaiming");
            Violation.unless(!moved || LEGAL.get(what).contains(step), "transitions", "%s: %s", what, step);
            world.journal.count(what + ": " + step);
            if (moved) {
                world.journal.say("%s: %s", what, step);
            }
        }
        return !changes.isEmpty();
    }

    /** A block with a reclaim was lost since the time before. */
    boolean tookReclaimsBack() {
        return tookReclaimsBack;
    }

    long count() {
        return moves;
    }

    private static <S extends Enum<S>, E extends Enum<E>> Set<String> pairs(
            S[] states, E[] events, TransitionTable<S, E> table) {
        Set<String> pairs = new TreeSet<>();
        for (S from : states) {
            for (E event : events) {
                table.next(from, event).ifPresent(to -> pairs.add(word(from) + " -> " + word(to)));
            }
        }
        return pairs;
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
