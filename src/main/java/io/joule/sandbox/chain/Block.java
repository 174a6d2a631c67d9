package io.joule.sandbox.chain;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.tron.trident.crypto.Hash;
import org.tron.trident.proto.Chain.BlockHeader;

/** A block: its header, and the transactions with what they did. */
public record Block(BlockHeader.raw header, byte[] idBytes, List<Included> transactions) {

    private static final int WITNESSES = 27;
    private static final int VERSION = 32;

    /** A transaction in a block. */
    public record Included(Tx tx, TxResult result) {}

    static Block make(Block parent, long timestamp, List<Included> transactions) {
        long number = parent == null ? 0 : parent.number() + 1;
        byte[] parentId = parent == null ? new byte[32] : parent.idBytes;
        BlockHeader.raw header = BlockHeader.raw
                .newBuilder()
                .setNumber(number)
                .setTimestamp(timestamp)
                .setTxTrieRoot(ByteString.copyFrom(root(transactions)))
                .setParentHash(ByteString.copyFrom(parentId))
                .setWitnessAddress(ByteString.copyFrom(witness(timestamp)))
                .setVersion(VERSION)
                .build();
        byte[] id = Hash.sha256(header.toByteArray());
        ByteBuffer.wrap(id).putLong(number);
        return new Block(header, id, List.copyOf(transactions));
    }

    public long number() {
        return header.getNumber();
    }

    /** Ms since epoch, on a block slot. */
    public long timestamp() {
        return header.getTimestamp();
    }

    /** 64 hex digits: 8 bytes of the number, then of the header's hash. */
    public String id() {
        return HexFormat.of().formatHex(idBytes);
    }

    /** What a transaction that builds on this block quotes of its number. */
    public byte[] referenceBytes() {
        return Arrays.copyOfRange(idBytes, 6, 8);
    }

    /** What a transaction that builds on this block quotes of its id. */
    public byte[] referenceHash() {
        return Arrays.copyOfRange(idBytes, 8, 16);
    }

    /** Nobody checks a simulated producer's signature; it only has the right length and differs per block. */
    public byte[] witnessSignature() {
        byte[] half = Hash.sha256(idBytes);
        byte[] signature = Arrays.copyOf(half, 65);
        System.arraycopy(Hash.sha256(half), 0, signature, 32, 32);
        return signature;
    }

    private static byte[] root(List<Included> transactions) {
        byte[] root = new byte[32];
        for (Included included : transactions) {
            byte[] both = Arrays.copyOf(root, 64);
            System.arraycopy(included.tx().hash(), 0, both, 32, 32);
            root = Hash.sha256(both);
        }
        return root;
    }

    /** Producers take turns by slot, so a block that replaces a lost one has another one's name on it. */
    private static byte[] witness(long timestamp) {
        long turn = timestamp / ChainConfig.SLOT_MS % WITNESSES;
        byte[] hash = Hash.sha256(("joule sandbox witness " + turn).getBytes(StandardCharsets.UTF_8));
        byte[] address = Arrays.copyOf(hash, 21);
        address[0] = 0x41;
        return address;
    }
}
