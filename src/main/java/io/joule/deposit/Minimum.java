package io.joule.deposit;

import io.joule.money.Money;

/** The smallest payment worth a look, as configured. */
final class Minimum {

    private Minimum() {}

    /** The same number for every asset. */
    static long micros(DepositConfig config) {
        return config.minimum().movePointRight(Money.SCALE).longValueExact();
    }
}
