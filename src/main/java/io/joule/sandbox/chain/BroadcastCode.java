package io.joule.sandbox.chain;

/**
 * A node's word on a broadcast (facts §10), with the text it puts before its reason. BANDWITH is the node's spelling.
 */
public enum BroadcastCode {
    SUCCESS(""),
    SIGERROR("Validate signature error: "),
    CONTRACT_VALIDATE_ERROR("Contract validate error : "),
    CONTRACT_EXE_ERROR("Contract execute error : "),
    BANDWITH_ERROR(""),
    DUP_TRANSACTION_ERROR(""),
    TAPOS_ERROR(""),
    TOO_BIG_TRANSACTION_ERROR(""),
    TRANSACTION_EXPIRATION_ERROR(""),
    SERVER_BUSY("");

    private final String prefix;

    BroadcastCode(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
