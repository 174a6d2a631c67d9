package io.joule.supplier;

import io.joule.money.Sun;
import io.joule.tron.TronAddress;

/**
 * What one wallet can take on, with its row locked by the placing transaction.
 *
 * @param free sun it can still delegate, its daily cap considered
 * @param balance TRX it can burn for bandwidth
 * @param bandwidth points left of staked bandwidth
 * @param freeBandwidth points left of the free daily bandwidth
 * @param owedTransactions transactions it must still pay for that are not counted in these figures
 */
public record Capacity(
        long walletId,
        TronAddress address,
        Sun free,
        Sun balance,
        long bandwidth,
        long freeBandwidth,
        long owedTransactions) {}
