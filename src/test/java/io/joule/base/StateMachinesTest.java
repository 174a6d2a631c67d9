package io.joule.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.chaintx.ChainTxEvent;
import io.joule.chaintx.ChainTxStatus;
import io.joule.delegation.DelegationEvent;
import io.joule.delegation.DelegationStatus;
import io.joule.order.OrderEvent;
import io.joule.order.OrderStatus;
import io.joule.payout.PayoutEvent;
import io.joule.payout.PayoutStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StateMachinesTest {

    @Test
    void endsAreEnds() {
        assertThat(finals(ChainTxStatus.TABLE, ChainTxStatus.class))
                .containsExactlyInAnyOrder(
                        ChainTxStatus.SOLIDIFIED, ChainTxStatus.FAILED, ChainTxStatus.EXPIRED, ChainTxStatus.REFUSED);
        assertThat(finals(OrderStatus.TABLE, OrderStatus.class))
                .containsExactlyInAnyOrder(OrderStatus.FAILED, OrderStatus.CANCELLED);
        assertThat(finals(DelegationStatus.TABLE, DelegationStatus.class))
                .as("whatever is given up, the chain may show it after all")
                .isEmpty();
    }

    @Test
    void aTransactionThatMayHaveLeftIsNeverConcludedRefused() {
        assertThat(ChainTxStatus.TABLE.accepting(ChainTxEvent.TURNED_AWAY)).containsExactly(ChainTxStatus.SIGNED);
    }

    @Test
    void anIncludedTransactionIsNeverProvenExpiredWithoutBeingInDoubtFirst() {
        assertThat(ChainTxStatus.TABLE.next(ChainTxStatus.INCLUDED, ChainTxEvent.PROVEN_EXPIRED))
                .isEmpty();
        assertThat(ChainTxStatus.TABLE.next(ChainTxStatus.INCLUDED, ChainTxEvent.GONE))
                .contains(ChainTxStatus.IN_DOUBT);
    }

    @Test
    void aPayoutThatMayHaveLeftIsEndedByTheChainAlone() {
        assertThat(finals(PayoutStatus.TABLE, PayoutStatus.class))
                .containsExactlyInAnyOrder(
                        PayoutStatus.DONE, PayoutStatus.CANCELLED, PayoutStatus.REJECTED, PayoutStatus.FAILED);
        assertThat(PayoutStatus.TABLE.accepting(PayoutEvent.CANCELLED))
                .containsExactlyInAnyOrder(PayoutStatus.REQUESTED, PayoutStatus.APPROVED);
        assertThat(PayoutStatus.TABLE.accepting(PayoutEvent.GIVEN_UP)).containsExactly(PayoutStatus.APPROVED);
        assertThat(PayoutStatus.TABLE.accepting(PayoutEvent.PAID)).containsExactly(PayoutStatus.SENDING);
        assertThat(Arrays.stream(PayoutEvent.values()))
                .allMatch(e -> !PayoutStatus.TABLE.accepting(e).isEmpty());
    }

    @Test
    void onlyAPendingOrderCanBeCancelled() {
        assertThat(OrderStatus.TABLE.accepting(OrderEvent.CANCELLED)).containsExactly(OrderStatus.PENDING);
    }

    @Test
    void onlyWhatIsDueIsReclaimed() {
        assertThat(DelegationStatus.TABLE.accepting(DelegationEvent.RECLAIM_SIGNED))
                .containsExactly(DelegationStatus.DUE);
        assertThat(DelegationStatus.TABLE.accepting(DelegationEvent.TERM_ENDED))
                .containsExactly(DelegationStatus.ACTIVE);
    }

    @Test
    void everyEventMeansSomethingSomewhere() {
        assertThat(Arrays.stream(ChainTxEvent.values()))
                .allMatch(e -> !ChainTxStatus.TABLE.accepting(e).isEmpty());
        assertThat(Arrays.stream(OrderEvent.values()))
                .allMatch(e -> !OrderStatus.TABLE.accepting(e).isEmpty());
        assertThat(Arrays.stream(DelegationEvent.values()))
                .allMatch(e -> !DelegationStatus.TABLE.accepting(e).isEmpty());
    }

    private static <S extends Enum<S>, E extends Enum<E>> Set<S> finals(TransitionTable<S, E> table, Class<S> states) {
        return EnumSet.allOf(states).stream().filter(table::isFinal).collect(Collectors.toSet());
    }
}
