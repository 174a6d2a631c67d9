package io.joule.api;

import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.keys.BadPrivateKey;
import io.joule.keys.PrivateKey;
import io.joule.supplier.NewWallet;
import io.joule.tron.TronAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a wallet to add: either its own key, or an operator key and whose wallet it serves. */
@Schema(
        name = "SupplierWalletRequest",
        description = "A wallet to add: either private_key alone, or (better) operator_key"
                + " with owner_address. Keys are encrypted before they are stored and never shown again.")
public record AddSupplierWallet(
        @Schema(description = "The wallet's own key, 64 hex digits.", writeOnly = true)
        String privateKey,

        @Schema(description = "A key that holds an active permission of owner_address.", writeOnly = true)
        String operatorKey,

        @TronAddressText @Schema(description = "The wallet that operator_key serves.")
        String ownerAddress,

        @Min(value = 0, message = "must be from 0 to 9")
        @Max(value = 9, message = "must be from 0 to 9")
        @Schema(
                description = "Which permission of the wallet the key holds; 2 for an operator key, 0 otherwise.",
                examples = "2")
        Integer permissionId,

        @Schema(description = "Take a permission that allows more than delegating and reclaiming.", examples = "false")
        Boolean allowWidePermission) {

    /**
     * The wallet; its key must be closed by the caller. Takes milliseconds of CPU.
     *
     * @throws Refusal when the fields don't fit together or a key is none
     */
    NewWallet wallet() {
        boolean operator = operatorKey != null;
        if (operator == (privateKey != null)) {
            throw refuse("required", "private_key", "Give either private_key, or operator_key and owner_address.");
        }
        if (operator && ownerAddress == null) {
            throw refuse(
                    "required", "owner_address", "owner_address is missing: whose wallet does operator_key serve?");
        }
        PrivateKey key = key(operator ? "operator_key" : "private_key", operator ? operatorKey : privateKey);
        return new NewWallet(
                key,
                Optional.ofNullable(ownerAddress).map(TronAddress::parse),
                permissionId == null ? OptionalInt.empty() : OptionalInt.of(permissionId),
                Boolean.TRUE.equals(allowWidePermission));
    }

    private static PrivateKey key(String field, String text) {
        try {
            return PrivateKey.parse(text);
        } catch (BadPrivateKey e) {
            throw refuse("invalid_private_key", field, e.getMessage());
        }
    }

    private static Refusal refuse(String code, String field, String detail) {
        return new Refusal(Kind.INVALID, code, field, detail);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "AddSupplierWallet[owner " + ownerAddress + ", permission " + permissionId + "]";
    }
}
