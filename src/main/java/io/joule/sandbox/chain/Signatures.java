package io.joule.sandbox.chain;

import com.google.protobuf.ByteString;
import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tron.trident.core.key.KeyPair;
import org.tron.trident.crypto.SECP256K1;
import org.tron.trident.crypto.tuwenitypes.Bytes32;
import org.tron.trident.proto.Common.Key;
import org.tron.trident.proto.Common.Permission;

/** Who signed a transaction, and whether that was enough (facts §11). */
final class Signatures {

    private static final int SIZE = 65;

    private Signatures() {}

    static List<TronAddress> recover(List<ByteString> signatures, byte[] hash) throws Refusal {
        List<TronAddress> signers = new ArrayList<>();
        for (ByteString signature : signatures) {
            signers.add(recover(signature.toByteArray(), hash));
        }
        return signers;
    }

    private static TronAddress recover(byte[] signature, byte[] hash) throws Refusal {
        if (signature.length < SIZE) {
            throw Refusal.badSignature("Signature size is " + signature.length);
        }
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte v = signature[64];
        byte recovery = (byte) ((v >= 27 ? v - 27 : v) & 3);
        try {
            SECP256K1.Signature parsed = SECP256K1.Signature.create(r, s, recovery);
            return SECP256K1.PublicKey.recoverFromSignature(Bytes32.wrap(hash), parsed)
                    .map(key -> TronAddress.of(KeyPair.publicKeyToAddress(key)))
                    .orElseThrow(() -> new IllegalArgumentException("no such point"));
        } catch (IllegalArgumentException unrecoverable) {
            throw Refusal.badSignature("java.lang.IllegalArgumentException: Invalid point compression");
        }
    }

    /** Refuses unless the signers' weights reach the threshold of the permission that the transaction names. */
    static void check(WorldState state, Tx tx, TronAddress owner) throws Refusal {
        Permission permission = permission(state.account(owner), owner, tx.permissionId());
        if (tx.permissionId() != 0
                && !Permissions.allows(
                        permission.getOperations().toByteArray(), tx.type().getNumber())) {
            throw Refusal.badSignature("Permission denied");
        }
        int count = tx.proto().getSignatureCount();
        if (count > permission.getKeysCount()) {
            throw Refusal.badSignature("Signature count is " + count + " more than key counts of permission : "
                    + permission.getKeysCount());
        }
        if (weight(tx, permission) < permission.getThreshold()) {
            throw Refusal.badSignature("sig error");
        }
    }

    private static long weight(Tx tx, Permission permission) throws Refusal {
        long weight = 0;
        Set<TronAddress> seen = new HashSet<>();
        for (int i = 0; i < tx.signers().size(); i++) {
            TronAddress signer = tx.signers().get(i);
            String signature =
                    HexFormat.of().formatHex(tx.proto().getSignature(i).toByteArray());
            Optional<Key> key = permission.getKeysList().stream()
                    .filter(one -> Arrays.equals(one.getAddress().toByteArray(), signer.bytes()))
                    .findFirst();
            if (key.isEmpty()) {
                throw Refusal.badSignature(
                        signature + " is signed by " + signer + " but it is not contained of permission.");
            }
            if (!seen.add(signer)) {
                throw Refusal.badSignature(signature + " has signed twice!");
            }
            weight += key.get().getWeight();
        }
        return weight;
    }

    /** An address that is not activated has the permissions that a new account would get. */
    private static Permission permission(Account account, TronAddress owner, int id) throws Refusal {
        Account found = account == null ? new Account(owner, false, 0) : account;
        if (id == 0) {
            return found.owner();
        }
        return found.actives().stream()
                .filter(permission -> permission.getId() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.badSignature("permission isn't exit"));
    }
}
