package io.joule.sandbox.chain;

import com.google.protobuf.ByteString;
import io.joule.tron.TronAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tron.trident.proto.Common.Key;
import org.tron.trident.proto.Common.Permission;
import org.tron.trident.proto.Contract.AccountPermissionUpdateContract;

/** Replaces an account's owner and active permissions (facts §11). */
final class PermissionUpdateOperation implements Operation {

    private static final int MAX_KEYS = 5;
    private static final int MAX_ACTIVES = 8;
    private static final int MASK_BYTES = 32;

    private final Execution run;
    private final AccountPermissionUpdateContract contract;

    PermissionUpdateOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(AccountPermissionUpdateContract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress owner = Operation.address(contract.getOwnerAddress(), "invalidate ownerAddress");
        Refusal.unless(run.state.account(owner) != null, "ownerAddress account does not exist");
        Refusal.unless(contract.hasOwner(), "owner permission is missed");
        Refusal.unless(!contract.hasWitness(), "account isn't witness can't set witness permission");
        Refusal.unless(contract.getActivesCount() > 0, "active permission is missed");
        Refusal.unless(contract.getActivesCount() <= MAX_ACTIVES, "active permission is too many");
        Refusal.unless(
                contract.getOwner().getType() == Permission.PermissionType.Owner, "owner permission type is error");
        check(contract.getOwner());
        Refusal.unless(contract.getOwner().getOperations().isEmpty(), "Owner permission needn't operations");
        for (Permission active : contract.getActivesList()) {
            Refusal.unless(active.getType() == Permission.PermissionType.Active, "active permission type is error");
            check(active);
            checkOperations(active.getOperations());
        }
    }

    private void check(Permission permission) throws Refusal {
        Refusal.unless(
                permission.getKeysCount() <= MAX_KEYS,
                "number of keys in permission should not be greater than " + MAX_KEYS);
        Refusal.unless(permission.getKeysCount() > 0, "key's count should be greater than 0");
        Refusal.unless(permission.getThreshold() > 0, "permission's threshold should be greater than 0");
        Refusal.unless(permission.getPermissionName().length() <= 32, "permission's name is too long");
        Set<ByteString> addresses = new HashSet<>();
        long weights = 0;
        for (Key key : permission.getKeysList()) {
            Refusal.unless(
                    addresses.add(key.getAddress()),
                    "address should be distinct in permission " + permission.getType());
            Operation.address(key.getAddress(), "key is not a validate address");
            Refusal.unless(key.getWeight() > 0, "key's weight should be greater than 0");
            weights += key.getWeight();
        }
        Refusal.unless(
                weights >= permission.getThreshold(),
                "sum of all key's weight should not be less than threshold in permission " + permission.getType());
    }

    private static void checkOperations(ByteString operations) throws Refusal {
        Refusal.unless(operations.size() == MASK_BYTES, "operations size must 32");
        for (int type = 0; type < MASK_BYTES * 8; type++) {
            boolean wanted = Permissions.allows(operations.toByteArray(), type);
            Refusal.unless(
                    !wanted || Permissions.allows(Permissions.AVAILABLE, type),
                    type + " isn't a validate ContractType");
        }
    }

    @Override
    public void execute() throws Refusal {
        Account account = run.edit(TronAddress.of(contract.getOwnerAddress().toByteArray()));
        long fee = run.config.fees().permissionUpdateFee();
        if (account.balance < fee) {
            throw new Refusal(
                    BroadcastCode.CONTRACT_EXE_ERROR,
                    account.address().hex() + " insufficient balance, balance: " + account.balance + ", amount: "
                            + fee);
        }
        List<Permission> actives = new ArrayList<>();
        for (int i = 0; i < contract.getActivesCount(); i++) {
            actives.add(contract.getActives(i).toBuilder().setId(i + 2).build());
        }
        account.owner = contract.getOwner().toBuilder().setId(0).build();
        account.actives = List.copyOf(actives);
        run.burn(account, fee);
    }
}
