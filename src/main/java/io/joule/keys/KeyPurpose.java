package io.joule.keys;

import io.joule.tron.TransactionPlan;
import io.joule.tron.TronAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a stored key is for. It is sealed with the key: a row that claims another purpose does not open. */
public enum KeyPurpose {
    /** Delegates the wallet's stake and takes it back; moves no money. */
    SUPPLIER,
    /** Pays TRX and USDT out; nothing else. */
    PAYOUT;

    boolean allows(TransactionPlan.Kind kind) {
        return switch (kind) {
            case DELEGATE_ENERGY, RECLAIM_ENERGY -> this == SUPPLIER;
            case TRANSFER, TRANSFER_TOKEN -> this == PAYOUT;
        };
    }

    /** The associated data. Suppliers' keys were sealed with the address alone before there were other purposes. */
    byte[] context(TronAddress wallet) {
        String text =
                switch (this) {
                    case SUPPLIER -> wallet.toString();
                    case PAYOUT -> word() + " " + wallet;
                };
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The word in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static KeyPurpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
