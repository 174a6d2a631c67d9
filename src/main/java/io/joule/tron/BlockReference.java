package io.joule.tron;

import io.joule.base.Check;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The block that a transaction names (TAPOS): a chain without that block refuses the transaction.
 *
 * @param heightBytes the low 16 bits of the block's height, 4 hex digits (ref_block_bytes)
 * @param hash bytes 8 to 16 of the block's id, 16 hex digits (ref_block_hash)
 */
public record BlockReference(String heightBytes, String hash) {

    public BlockReference {
        Check.argument(heightBytes.matches("[0-9a-f]{4}"), "reference block height %s", heightBytes);
        Check.argument(hash.matches("[0-9a-f]{16}"), "reference block hash %s", hash);
    }

    /** Take a solid block: a reference to one that is rolled back would void the transaction. */
    public static BlockReference of(BlockRef block) {
        byte[] low = ByteBuffer.allocate(Short.BYTES)
                .putShort((short) block.height())
                .array();
        return new BlockReference(HexFormat.of().formatHex(low), block.id().substring(16, 32));
    }
}
