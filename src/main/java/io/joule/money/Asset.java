package io.joule.money;

/** What an account is kept in. Both have six decimals: 1 TRX = 1 000 000 sun, 1 USDT = 1 000 000 micros. */
public enum Asset {
    TRX,
    USDT
}
