package io.joule.sandbox.chain;

import com.google.protobuf.ByteString;
import io.joule.tron.TronAddress;
import java.util.HexFormat;
import org.tron.trident.proto.Common.Key;
import org.tron.trident.proto.Common.Permission;

/** Permissions as the chain gives them to a new account, and the bit masks of operations (facts §11). */
public final class Permissions {

    /** What the committee has voted in: a permission may not name any other contract type. */
    static final byte[] AVAILABLE = mask("7fff1fc0037ec30f");

    private static final byte[] DEFAULT_ACTIVE = mask("7fff1fc0033ec30f");

    private Permissions() {}

    static Permission defaultOwner(TronAddress address) {
        return Permission.newBuilder()
                .setPermissionName("owner")
                .setThreshold(1)
                .addKeys(key(address))
                .build();
    }

    static Permission defaultActive(TronAddress address) {
        return active("active", DEFAULT_ACTIVE, address);
    }

    /** An active permission of one key, for exactly these contract types. */
    public static Permission activeFor(String name, TronAddress key, int... contractTypes) {
        byte[] operations = new byte[32];
        for (int type : contractTypes) {
            operations[type / 8] |= (byte) (1 << type % 8);
        }
        return active(name, operations, key);
    }

    /** The owner permission that a fresh account has, for updates that leave it as it is. */
    public static Permission ownerOf(TronAddress address) {
        return defaultOwner(address);
    }

    static boolean allows(byte[] operations, int contractType) {
        int index = contractType / 8;
        return contractType >= 0 && index < operations.length && (operations[index] & (1 << contractType % 8)) != 0;
    }

    private static Permission active(String name, byte[] operations, TronAddress key) {
        return Permission.newBuilder()
                .setType(Permission.PermissionType.Active)
                .setId(2)
                .setPermissionName(name)
                .setThreshold(1)
                .setOperations(ByteString.copyFrom(operations))
                .addKeys(key(key))
                .build();
    }

    private static Key key(TronAddress address) {
        return Key.newBuilder()
                .setAddress(ByteString.copyFrom(address.bytes()))
                .setWeight(1)
                .build();
    }

    private static byte[] mask(String hex) {
        return HexFormat.of().parseHex(hex + "0".repeat(64 - hex.length()));
    }
}
