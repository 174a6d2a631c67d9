package io.joule.tron;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** The call data of a TRC20 {@code transfer(address,uint256)}: the selector and two words of 32 bytes. */
final class TokenTransfer {

    static final int LENGTH = 68;

    static final String FUNCTION = "transfer(address,uint256)";

    /** The first four bytes of Keccak-256 of the function's name. */
    private static final byte[] SELECTOR = HexFormat.of().parseHex("a9059cbb");

    private static final int RECIPIENT_AT = 16;
    private static final int AMOUNT_AT = 36;
    private static final int WORD = 32;

    private TokenTransfer() {}

    /** @param micros of the token, which has six decimals */
    static byte[] data(TronAddress recipient, long micros) {
        ByteBuffer data = ByteBuffer.allocate(LENGTH);
        data.put(SELECTOR).put(words(recipient, micros));
        return data.array();
    }

    /** The two arguments, without the selector. */
    static byte[] words(TronAddress recipient, long micros) {
        ByteBuffer words = ByteBuffer.allocate(2 * WORD);
        words.position(RECIPIENT_AT - SELECTOR.length);
        words.put(recipient.bytes(), 1, TronAddress.LENGTH - 1);
        words.putLong(2 * WORD - Long.BYTES, micros);
        return words.array();
    }

    /** @throws IllegalArgumentException unless {@code data} is such a call; odd padding is left to who compares */
    static TronAddress recipient(byte[] data) {
        check(data);
        byte[] address = new byte[TronAddress.LENGTH];
        address[0] = TronAddress.PREFIX;
        System.arraycopy(data, RECIPIENT_AT, address, 1, TronAddress.LENGTH - 1);
        return TronAddress.of(address);
    }

    /** @throws IllegalArgumentException unless it is such a call, of an amount that a long can hold */
    static long micros(byte[] data) {
        check(data);
        BigInteger amount = new BigInteger(1, Arrays.copyOfRange(data, AMOUNT_AT, LENGTH));
        if (amount.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("it transfers more than there is");
        }
        return amount.longValueExact();
    }

    private static void check(byte[] data) {
        if (data.length != LENGTH || !Arrays.equals(data, 0, SELECTOR.length, SELECTOR, 0, SELECTOR.length)) {
            throw new IllegalArgumentException("its call is not " + FUNCTION);
        }
    }
}
