package io.joule.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.keys.PrivateKey;
import io.joule.keys.TestKeys;
import io.joule.money.Sun;
import io.joule.supplier.WalletRefused.Reason;
import io.joule.tron.AccountState;
import io.joule.tron.Permission;
import io.joule.tron.TronAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WalletAccessTest {

    private static final TronAddress WALLET = TronAddress.parse(TestKeys.OWNER_ADDRESS);
    private static final TronAddress OPERATOR = TronAddress.parse(TestKeys.OPERATOR_ADDRESS);
    private static final Set<Integer> BOTH = Set.of(57, 58);

    @Test
    void theWalletsOwnKeyServesItUnlessTheOwnerPermissionChanged() {
        assertThat(refusal(own(), account(owner(1, WALLET, 1)))).isEmpty();
        assertThat(refusal(own(), account(owner(2, WALLET, 1)))).contains(Reason.KEY_NOT_ENOUGH);
        assertThat(refusal(own(), account(owner(1, OPERATOR, 1)))).contains(Reason.KEY_NOT_ENOUGH);
    }

    @Test
    void aForeignKeyInTheOwnerPermissionNeedsConsent() {
        assertThat(refusal(access(0, false), account(owner(1, OPERATOR, 1)))).contains(Reason.PERMISSION_TOO_WIDE);
        assertThat(refusal(access(0, true), account(owner(1, OPERATOR, 1)))).isEmpty();
    }

    @Test
    void anOperatorKeyNeedsExactlyDelegateAndReclaim() {
        assertThat(refusal(access(2, false), account(active(2, 1, BOTH)))).isEmpty();
        assertThat(refusal(access(2, true), account(active(2, 1, Set.of(57))))).contains(Reason.PERMISSION_TOO_NARROW);
        assertThat(refusal(access(2, true), account(active(2, 1, Set.of(58))))).contains(Reason.PERMISSION_TOO_NARROW);
        assertThat(refusal(access(2, false), account(active(2, 1, Set.of(1, 57, 58)))))
                .contains(Reason.PERMISSION_TOO_WIDE);
        assertThat(refusal(access(2, true), account(active(2, 1, Set.of(1, 57, 58)))))
                .isEmpty();
    }

    @Test
    void anOperatorKeyNeedsItsOwnWeightToBeEnough() {
        assertThat(refusal(access(2, false), account(active(2, 2, BOTH)))).contains(Reason.KEY_NOT_ENOUGH);
        var strangers = new Permission(2, "x", 1, BOTH, Map.of(WALLET, 1L));
        assertThat(refusal(access(2, false), account(strangers))).contains(Reason.KEY_NOT_ENOUGH);
    }

    @Test
    void thePermissionIsTheOneWithThatId() {
        assertThat(refusal(access(3, false), account(active(2, 1, BOTH)))).contains(Reason.PERMISSION_MISSING);
        assertThat(refusal(access(3, false), account(active(2, 5, Set.of()), active(3, 1, BOTH))))
                .isEmpty();
    }

    @Test
    void aContractOrAnAddressThatIsNotActivatedIsNoWallet() {
        assertThat(own().refusal(Optional.empty()).map(WalletRefused::reason)).contains(Reason.NOT_ACTIVATED);
        var contract = new AccountState(WALLET, Sun.ZERO, true, Sun.ZERO, Sun.ZERO, owner(1, WALLET, 1), List.of());
        assertThat(refusal(own(), contract)).contains(Reason.IS_CONTRACT);
    }

    @Test
    void theDefaultsAreTheOwnerPermissionAndTheFirstActiveOne() {
        PrivateKey key = PrivateKey.parse(TestKeys.OPERATOR);
        assertThat(NewWallet.ofOwner(key).access()).isEqualTo(new WalletAccess(OPERATOR, OPERATOR, 0, false));
        assertThat(new NewWallet(key, Optional.of(WALLET), OptionalInt.empty(), false).access())
                .isEqualTo(access(2, false));
        assertThat(new NewWallet(key, Optional.of(OPERATOR), OptionalInt.empty(), false)
                        .access()
                        .permissionId())
                .isZero();
        assertThat(NewWallet.ofOwner(key).toString()).doesNotContainIgnoringCase(TestKeys.OPERATOR);
    }

    private static Optional<Reason> refusal(WalletAccess access, AccountState account) {
        return access.refusal(Optional.of(account)).map(WalletRefused::reason);
    }

    private static WalletAccess own() {
        return new WalletAccess(WALLET, WALLET, 0, false);
    }

    private static WalletAccess access(int permission, boolean wide) {
        return new WalletAccess(WALLET, OPERATOR, permission, wide);
    }

    private static Permission owner(long threshold, TronAddress key, long weight) {
        return new Permission(0, "owner", threshold, Set.of(), Map.of(key, weight));
    }

    private static Permission active(int id, long threshold, Set<Integer> operations) {
        return new Permission(id, "active", threshold, operations, Map.of(OPERATOR, 1L));
    }

    /** @param permissions the actives, and an owner permission if it is not the usual one */
    private static AccountState account(Permission... permissions) {
        Permission owner =
                Stream.of(permissions).filter(p -> p.id() == 0).findFirst().orElse(owner(1, WALLET, 1));
        List<Permission> actives =
                Stream.of(permissions).filter(p -> p.id() != 0).toList();
        return new AccountState(WALLET, Sun.ZERO, false, Sun.ZERO, Sun.ZERO, owner, actives);
    }
}
