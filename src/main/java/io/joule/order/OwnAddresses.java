package io.joule.order;

import io.joule.tron.OwnAddress;
import io.joule.tron.TronAddress;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All of the desk's own addresses, whoever keeps them. */
@ApplicationScoped
public class OwnAddresses {

    private final List<OwnAddress> keepers;

    OwnAddresses(@All List<OwnAddress> keepers) {
        this.keepers = keepers;
    }

    /** Whether it is one of them; nobody is asked any more once one knows it. */
    public Uni<Boolean> has(TronAddress address) {
        return anyOf(keepers, address);
    }

    private static Uni<Boolean> anyOf(List<OwnAddress> left, TronAddress address) {
        return left.isEmpty()
                ? Uni.createFrom().item(false)
                : left.get(0)
                        .isOurs(address)
                        .chain(ours ->
                                ours ? Uni.createFrom().item(true) : anyOf(left.subList(1, left.size()), address));
    }
}
