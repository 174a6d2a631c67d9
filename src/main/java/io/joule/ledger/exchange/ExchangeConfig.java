package io.joule.ledger.exchange;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code joule.exchange}: what USDT are worth at this desk. */
@ConfigMapping(prefix = "joule.exchange")
public interface ExchangeConfig {

    /** TRX for one USDT, with at most six decimals; without it USDT stay USDT. */
    Optional<BigDecimal> trxPerUsdt();
}
