package io.joule.delegation;

import io.joule.money.Sun;
import io.joule.tron.Energy;
import io.joule.tron.TronAddress;
import java.util.UUID;

/**
 * A delegation as a customer or operator sees it.
 *
 * @param txid of the latest transaction that delegates it; null before one is signed
 * @param block where that is included; null before
 * @param reclaimTxid of the latest transaction that takes it back; null before one is signed
 * @param trouble what last went wrong with it; null when nothing did
 */
public record DelegationView(
        UUID order,
        TronAddress wallet,
        Energy energy,
        Sun sun,
        DelegationStatus status,
        String txid,
        Long block,
        String reclaimTxid,
        String trouble) {}
