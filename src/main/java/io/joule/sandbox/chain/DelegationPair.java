package io.joule.sandbox.chain;

/** All that one account lends another: at most one unlocked and one locked record (facts §3). */
public record DelegationPair(Delegated unlocked, Delegated locked) {

    static final DelegationPair NONE = new DelegationPair(Delegated.NONE, Delegated.NONE);

    public boolean isEmpty() {
        return unlocked.isEmpty() && locked.isEmpty();
    }

    /** Folds what is no longer locked at {@code headTime} into the unlocked record. */
    DelegationPair foldExpired(long headTime) {
        DelegationPair folded = this;
        for (Resource resource : Resource.values()) {
            if (folded.locked.expiry(resource) < headTime) {
                long sun = folded.locked.sun(resource);
                folded = new DelegationPair(folded.unlocked.plus(resource, sun, 0), folded.locked.without(resource));
            }
        }
        return folded;
    }

    DelegationPair plus(Resource resource, long sun, boolean lock, long expiry) {
        return lock
                ? new DelegationPair(unlocked, locked.plus(resource, sun, expiry))
                : new DelegationPair(unlocked.plus(resource, sun, 0), locked);
    }

    /** Sun that the owner may take back at {@code headTime}; a lock ends strictly after its expiry. */
    long takeable(Resource resource, long headTime) {
        long expired = locked.expiry(resource) < headTime ? locked.sun(resource) : 0;
        return unlocked.sun(resource) + expired;
    }
}
