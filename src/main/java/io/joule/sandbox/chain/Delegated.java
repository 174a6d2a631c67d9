package io.joule.sandbox.chain;

/** One record of a delegation: sun per resource and, when it is locked, until when (ms since epoch; 0 for not). */
public record Delegated(long bandwidth, long bandwidthExpiry, long energy, long energyExpiry) {

    static final Delegated NONE = new Delegated(0, 0, 0, 0);

    public boolean isEmpty() {
        return bandwidth == 0 && energy == 0;
    }

    long sun(Resource resource) {
        return switch (resource) {
            case BANDWIDTH -> bandwidth;
            case ENERGY -> energy;
        };
    }

    long expiry(Resource resource) {
        return switch (resource) {
            case BANDWIDTH -> bandwidthExpiry;
            case ENERGY -> energyExpiry;
        };
    }

    /** The new expiry counts for everything in this record, old and new (facts §4, the extension trap). */
    Delegated plus(Resource resource, long sun, long expiry) {
        return switch (resource) {
            case BANDWIDTH -> new Delegated(bandwidth + sun, expiry, energy, energyExpiry);
            case ENERGY -> new Delegated(bandwidth, bandwidthExpiry, energy + sun, expiry);
        };
    }

    Delegated without(Resource resource) {
        return switch (resource) {
            case BANDWIDTH -> new Delegated(0, 0, energy, energyExpiry);
            case ENERGY -> new Delegated(bandwidth, bandwidthExpiry, 0, 0);
        };
    }
}
