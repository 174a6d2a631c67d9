package io.joule.sandbox.chain;

/** The chain refuses a transaction, or a node refuses to build one; the text is java-tron's own. */
public final class Refusal extends Exception {

    private final BroadcastCode code;

    Refusal(BroadcastCode code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    static Refusal invalid(String text) {
        return new Refusal(BroadcastCode.CONTRACT_VALIDATE_ERROR, text);
    }

    static Refusal badSignature(String text) {
        return new Refusal(BroadcastCode.SIGERROR, text);
    }

    static Refusal noResource() {
        return new Refusal(BroadcastCode.BANDWITH_ERROR, "Account resource insufficient error.");
    }

    static void unless(boolean condition, String text) throws Refusal {
        if (!condition) {
            throw invalid(text);
        }
    }

    public BroadcastCode code() {
        return code;
    }

    /** The message of a broadcast answer. */
    public String broadcastMessage() {
        return code.prefix() + getMessage();
    }
}
