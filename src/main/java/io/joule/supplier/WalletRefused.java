package io.joule.supplier;

import io.joule.base.Refusal;
import java.util.Locale;

/** A wallet can't be added or changed as asked; the message says why to the operator. */
public class WalletRefused extends Refusal {

    private final Reason reason;

    /** The refusal's code, in upper case. */
    public enum Reason {
        UNKNOWN_WALLET(Kind.NOT_FOUND),
        NOT_ACTIVATED(Kind.INVALID),
        IS_CONTRACT(Kind.INVALID),
        KEY_NOT_ENOUGH(Kind.INVALID),
        PERMISSION_MISSING(Kind.INVALID),
        PERMISSION_TOO_NARROW(Kind.INVALID),
        PERMISSION_TOO_WIDE(Kind.INVALID),
        STATE_NOT_ALLOWED(Kind.CONFLICT);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }
    }

    public WalletRefused(Reason reason, String message) {
        super(reason.kind, reason.name().toLowerCase(Locale.ROOT), message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
