package io.joule.tron;

import io.joule.money.Sun;
import java.util.List;

/**
 * An activated account (getaccount). An address without one is not activated and can't receive energy.
 *
 * @param contract true for a smart contract's address
 * @param stakedForEnergy own stake for energy that is not delegated (frozenV2)
 * @param delegatedForEnergy own stake whose energy others have just now
 */
public record AccountState(
        TronAddress address,
        Sun balance,
        boolean contract,
        Sun stakedForEnergy,
        Sun delegatedForEnergy,
        Permission owner,
        List<Permission> actives) {}
