package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.ArrayList;
import java.util.List;

/** Whom an account lends to and borrows from, by the time of the latest delegation. */
public record DelegationIndex(List<TronAddress> borrowers, List<TronAddress> lenders) {

    static final DelegationIndex NONE = new DelegationIndex(List.of(), List.of());

    DelegationIndex withBorrower(TronAddress address) {
        return new DelegationIndex(last(borrowers, address), lenders);
    }

    DelegationIndex withLender(TronAddress address) {
        return new DelegationIndex(borrowers, last(lenders, address));
    }

    DelegationIndex withoutBorrower(TronAddress address) {
        return new DelegationIndex(without(borrowers, address), lenders);
    }

    DelegationIndex withoutLender(TronAddress address) {
        return new DelegationIndex(borrowers, without(lenders, address));
    }

    private static List<TronAddress> last(List<TronAddress> list, TronAddress address) {
        List<TronAddress> copy = without(list, address);
        copy.add(address);
        return copy;
    }

    private static List<TronAddress> without(List<TronAddress> list, TronAddress address) {
        List<TronAddress> copy = new ArrayList<>(list);
        copy.remove(address);
        return copy;
    }
}
