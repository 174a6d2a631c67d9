package io.joule.bot.packages;

import io.joule.bot.card.Step;
import io.joule.bot.rental.UseAgain;
import io.joule.order.Order;
import io.joule.prepaid.PrepaidService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Who paid ahead is not asked to pay from the balance for the same again. */
@ApplicationScoped
class UseRepeated implements UseAgain {

    private final PrepaidService prepaid;

    UseRepeated(PrepaidService prepaid) {
        this.prepaid = prepaid;
    }

    @Override
    public Uni<Optional<Step>> of(Order order) {
        return prepaid.usesAmong(List.of(order.id()))
                .chain(uses -> uses.isEmpty() ? Uni.createFrom().item(Optional.empty()) : whileLeft(order));
    }

    private Uni<Optional<Step>> whileLeft(Order order) {
        long energy = order.energy().units();
        return prepaid.list(order.customer())
                .map(owned -> owned.stream()
                        .filter(one -> one.energy() == energy && one.left() > 0)
                        .findFirst()
                        .map(one -> Step.open(
                                UseScreen.NAME,
                                new Using(energy, order.receiver().toString(), 0))));
    }
}
