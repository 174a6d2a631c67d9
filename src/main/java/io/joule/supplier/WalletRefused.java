package io.joule.supplier;

/** A wallet can't be added or changed as asked; the message says why to the operator. */
public class WalletRefused extends RuntimeException {

    private final Reason reason;

    /** Stable words for callers. */
    public enum Reason {
        UNKNOWN_WALLET,
        NOT_ACTIVATED,
        IS_CONTRACT,
        KEY_NOT_ENOUGH,
        PERMISSION_MISSING,
        PERMISSION_TOO_NARROW,
        PERMISSION_TOO_WIDE,
        STATE_NOT_ALLOWED
    }

    public WalletRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
