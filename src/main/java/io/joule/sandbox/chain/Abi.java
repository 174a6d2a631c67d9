package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.tron.trident.crypto.Hash;

/** As much of the contract ABI as the simulated contracts speak: words of 32 bytes after a selector of 4. */
public final class Abi {

    private static final int WORD = 32;
    private static final int SELECTOR = 4;
    private static final String REVERT_SELECTOR = "08c379a0";

    private Abi() {}

    /** The first four bytes of a call's data, as 8 hex digits; empty when there are fewer. */
    static String selector(byte[] data) {
        return data.length < SELECTOR ? "" : HexFormat.of().formatHex(data, 0, SELECTOR);
    }

    /** The call data of a function by its signature, for example {@code transfer(address,uint256)}. */
    public static byte[] call(String signature, byte[]... words) {
        byte[] hash = Hash.sha3(signature.getBytes(StandardCharsets.US_ASCII));
        return concat(Arrays.copyOf(hash, SELECTOR), concat(words));
    }

    static BigInteger number(byte[] data, int index) {
        return new BigInteger(1, word(data, index));
    }

    static TronAddress address(byte[] data, int index) {
        return fromWord(word(data, index));
    }

    /** The addresses of a dynamic array whose offset is word {@code index}. */
    static List<TronAddress> addresses(byte[] data, int index) {
        int first = number(data, index).intValue() / WORD;
        int length = Math.min(number(data, first).intValue(), data.length / WORD);
        List<TronAddress> addresses = new ArrayList<>();
        for (int i = 1; i <= length; i++) {
            addresses.add(address(data, first + i));
        }
        return addresses;
    }

    public static byte[] word(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] word = new byte[WORD];
        int length = Math.min(WORD, bytes.length);
        System.arraycopy(bytes, bytes.length - length, word, WORD - length, length);
        return word;
    }

    public static byte[] word(TronAddress address) {
        byte[] word = new byte[WORD];
        System.arraycopy(address.bytes(), 1, word, WORD - 20, 20);
        return word;
    }

    static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int padded = (bytes.length + WORD - 1) / WORD * WORD;
        return concat(
                word(BigInteger.valueOf(WORD)), word(BigInteger.valueOf(bytes.length)), Arrays.copyOf(bytes, padded));
    }

    static byte[] revert(String reason) {
        return concat(HexFormat.of().parseHex(REVERT_SELECTOR), text(reason));
    }

    /** Missing words read as zero, as a contract reads short call data. */
    private static byte[] word(byte[] data, int index) {
        int from = SELECTOR + index * WORD;
        if (index < 0 || from >= data.length) {
            return new byte[WORD];
        }
        return Arrays.copyOfRange(data, from, from + WORD);
    }

    private static TronAddress fromWord(byte[] word) {
        byte[] raw = new byte[TronAddress.LENGTH];
        raw[0] = TronAddress.PREFIX;
        System.arraycopy(word, WORD - 20, raw, 1, 20);
        return TronAddress.of(raw);
    }

    private static byte[] concat(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
