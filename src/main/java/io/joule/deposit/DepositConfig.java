package io.joule.deposit;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** {@code joule.deposit}: where customers pay. */
@ConfigMapping(prefix = "joule.deposit")
public interface DepositConfig {

    /** The address customers send TRX and USDT to (environment: DEPOSIT_ADDRESS). Without it no deposit is taken. */
    Optional<String> address();
}
