package io.joule.deposit;

import io.joule.tron.TronAddress;
import java.util.Optional;

/** Where customers pay. */
public interface DepositAddress {

    /** Empty when this installation takes no deposits. */
    Optional<TronAddress> get();
}
