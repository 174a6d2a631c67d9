package io.joule.deposit;

import io.joule.tron.TronAddress;
import java.util.Optional;

/** The real USDT contract of the network in use. */
public interface UsdtContract {

    /** Empty where the network has none: then no token is credited. */
    Optional<TronAddress> get();
}
