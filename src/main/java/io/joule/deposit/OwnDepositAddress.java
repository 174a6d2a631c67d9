package io.joule.deposit;

import io.joule.tron.OwnAddress;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Knows the address that customers pay to. A bean of its own, because an alternative such as the sandbox's
 * {@link DepositAddress} would hide every other {@link OwnAddress} from a list of all.
 */
@ApplicationScoped
public class OwnDepositAddress implements OwnAddress {

    private final DepositAddress address;

    OwnDepositAddress(DepositAddress address) {
        this.address = address;
    }

    @Override
    public Uni<Boolean> isOurs(TronAddress asked) {
        return Uni.createFrom().item(address.get().filter(asked::equals).isPresent());
    }
}
