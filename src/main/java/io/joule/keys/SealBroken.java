package io.joule.keys;

import io.joule.tron.TronAddress;

/** A stored key does not open: another keyset sealed it, or it was changed, or it belongs to another wallet. */
public class SealBroken extends RuntimeException {

    public SealBroken(TronAddress wallet) {
        super("The stored key of wallet " + wallet + " does not open with this encryption keyset.");
    }
}
