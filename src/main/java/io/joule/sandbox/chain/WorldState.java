package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.math.BigInteger;

/**
 * Everything the chain knows at one moment, as a layer over an earlier moment. A block is a layer over its parent, so
 * the solid view and a rolled-back block cost nothing; a transaction is a layer over its block, so a refused one leaves
 * no trace.
 */
final class WorldState {

    private final Layered<TronAddress, Account> accounts;
    private final Layered<Pair, DelegationPair> delegations;
    private final Layered<TronAddress, DelegationIndex> indexes;
    private final Layered<TronAddress, SimulatedContract> contracts;
    private final Layered<TokenSlot, BigInteger> tokens;
    private final Layered<Resource, Long> weights;

    /** A lender and a borrower. */
    record Pair(TronAddress from, TronAddress to) {}

    /** A holder's balance of a token, or what it lets {@code spender} take (null: the balance). */
    record TokenSlot(TronAddress token, TronAddress holder, TronAddress spender) {}

    private WorldState(WorldState below) {
        accounts = new Layered<>(below == null ? null : below.accounts);
        delegations = new Layered<>(below == null ? null : below.delegations);
        indexes = new Layered<>(below == null ? null : below.indexes);
        contracts = new Layered<>(below == null ? null : below.contracts);
        tokens = new Layered<>(below == null ? null : below.tokens);
        weights = new Layered<>(below == null ? null : below.weights);
    }

    static WorldState empty() {
        return new WorldState(null);
    }

    WorldState child() {
        return new WorldState(this);
    }

    /** Writes this layer's changes into the one below. */
    void mergeDown() {
        accounts.mergeDown();
        delegations.mergeDown();
        indexes.mergeDown();
        contracts.mergeDown();
        tokens.mergeDown();
        weights.mergeDown();
    }

    /** Makes {@code below} the layer under this one; what was between must have been merged into it. */
    void standOn(WorldState below) {
        accounts.standOn(below.accounts);
        delegations.standOn(below.delegations);
        indexes.standOn(below.indexes);
        contracts.standOn(below.contracts);
        tokens.standOn(below.tokens);
        weights.standOn(below.weights);
    }

    /** For reading only; null when the address is not activated. */
    Account account(TronAddress address) {
        return accounts.get(address);
    }

    /** This layer's own copy, for changing; null when the address is not activated. */
    Account edit(TronAddress address) {
        Account own = accounts.own(address);
        if (own != null) {
            return own;
        }
        Account found = accounts.get(address);
        if (found == null) {
            return null;
        }
        Account copy = found.copy();
        accounts.put(address, copy);
        return copy;
    }

    Account create(TronAddress address, boolean contract, long time) {
        Account account = new Account(address, contract, time);
        accounts.put(address, account);
        return account;
    }

    DelegationPair delegation(TronAddress from, TronAddress to) {
        DelegationPair pair = delegations.get(new Pair(from, to));
        return pair == null ? DelegationPair.NONE : pair;
    }

    /** Stores what {@code from} lends {@code to} and keeps both indexes in step. */
    void putDelegation(TronAddress from, TronAddress to, DelegationPair pair) {
        if (pair.isEmpty()) {
            delegations.remove(new Pair(from, to));
            indexes.put(from, index(from).withoutBorrower(to));
            indexes.put(to, index(to).withoutLender(from));
        } else {
            delegations.put(new Pair(from, to), pair);
        }
    }

    void noteDelegation(TronAddress from, TronAddress to) {
        indexes.put(from, index(from).withBorrower(to));
        indexes.put(to, index(to).withLender(from));
    }

    DelegationIndex index(TronAddress address) {
        DelegationIndex index = indexes.get(address);
        return index == null ? DelegationIndex.NONE : index;
    }

    SimulatedContract contract(TronAddress address) {
        return contracts.get(address);
    }

    void putContract(TronAddress address, SimulatedContract contract) {
        contracts.put(address, contract);
    }

    /** Null when this slot was never written. */
    BigInteger token(TokenSlot slot) {
        return tokens.get(slot);
    }

    void putToken(TokenSlot slot, BigInteger amount) {
        tokens.put(slot, amount);
    }

    /** All stakes for this resource, in whole TRX. */
    long weight(Resource resource) {
        Long weight = weights.get(resource);
        return weight == null ? 0 : weight;
    }

    void addWeight(Resource resource, long trx) {
        weights.put(resource, weight(resource) + trx);
    }
}
