package io.joule.tron;

import java.util.Map;
import java.util.Set;

/**
 * One permission of an account (TIP-16).
 *
 * @param id 0 owner, 2..9 active
 * @param operations the contract types it allows; empty for the owner permission, which allows everything
 * @param keys signing addresses and their weights
 */
public record Permission(int id, String name, long threshold, Set<Integer> operations, Map<TronAddress, Long> keys) {

    /** Contract type numbers of protocol.Transaction.Contract.ContractType. */
    public static final int DELEGATE_RESOURCE = 57;

    public static final int UNDELEGATE_RESOURCE = 58;

    /** True when {@code signer} alone reaches the threshold. */
    public boolean sufficesAlone(TronAddress signer) {
        return keys.getOrDefault(signer, 0L) >= threshold;
    }

    /** True when it allows delegating and reclaiming and nothing else. */
    public boolean delegatesOnly() {
        return operations.equals(Set.of(DELEGATE_RESOURCE, UNDELEGATE_RESOURCE));
    }
}
