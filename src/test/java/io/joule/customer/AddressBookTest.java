package io.joule.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Refusal;
import io.joule.testing.OnEventLoop;
import io.joule.testing.OwnThread;
import io.joule.testing.QuarkusDatabase;
import io.joule.tron.TronAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(QuarkusDatabase.class)
class AddressBookTest {

    private static final TronAddress HOME = TronAddress.parse("TWpwcTR2Yg9i8xyvDodgXZNozhzdNTCCDz");
    private static final TronAddress WORK = TronAddress.parse("TH9hCrysRp7kns7EnxcGErk27XyyPrA9wK");
    private static final TronAddress SHOP = TronAddress.parse("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");
    private static final AtomicLong CUSTOMERS = new AtomicLong(100);

    @Inject
    AddressBook book;

    @Inject
    Pool pool;

    private final long customer = CUSTOMERS.incrementAndGet();

    @Test
    void addressesAreListedNewestFirst() {
        add(HOME);
        add(WORK);
        assertThat(addresses()).containsExactly(WORK, HOME);
        assertThat(OnEventLoop.run(() -> book.list(customer))).allMatch(saved -> saved.createdAt() != null);
    }

    @Test
    void anotherCustomersBookIsAnotherBook() {
        add(HOME);
        assertThat(OnEventLoop.run(() -> book.list(99))).isEmpty();
    }

    @Test
    void aDeletedOneComesBackOnlyWhereThereIsRoom() {
        add(HOME);
        long id = OnEventLoop.run(() -> book.list(customer)).get(0).id();
        OnEventLoop.run(() -> book.delete(customer, id));
        OnEventLoop.run(() -> book.delete(customer, id));
        assertThat(addresses()).isEmpty();
        OnEventLoop.run(() -> pool.query("insert into receiver_address (customer_id, address, created_at)"
                        + " select " + customer
                        + ", 'T' || lpad(translate(i::text, '0', 'Z'), 33, 'A'), now() from generate_series(1, "
                        + AddressBook.MOST + ") i")
                .execute());
        assertThatThrownBy(() -> OnEventLoop.run(() -> book.restore(customer, id)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("too_many_addresses"));
        OnEventLoop.run(() -> pool.query("delete from receiver_address where id = (select max(id)"
                        + " from receiver_address where customer_id = " + customer + ")")
                .execute());
        OnEventLoop.run(() -> book.restore(customer, id));
        OnEventLoop.run(() -> book.restore(customer, id));
        // Counted and not listed: the others have no checksum.
        assertThat(OnEventLoop.run(() -> pool.query("select from receiver_address where deleted_at is null"
                                        + " and customer_id = " + customer)
                                .execute())
                        .size())
                .isEqualTo(AddressBook.MOST);
    }

    @Test
    void theFirstIntoAnEmptyBookIsTheDefault() {
        add(HOME);
        assertThat(meant()).contains(HOME);
        add(WORK);
        add(SHOP);
        assertThat(meant()).contains(HOME);
        assertThat(defaults()).isOne();
    }

    @Test
    void whenTheDefaultGoesNoneIsMeantUnlessOneIsLeft() {
        Stream.of(HOME, WORK, SHOP).forEach(this::add);
        delete(HOME);
        assertThat(meant()).as("two are left").isEmpty();
        assertThat(defaults()).isZero();
        delete(WORK);
        assertThat(meant()).as("one is left").contains(SHOP);
        add(HOME);
        assertThat(meant()).contains(SHOP);
    }

    @Test
    void aDefaultThatComesBackLeavesTheMarkWhereItIsByNow() {
        add(HOME);
        add(WORK);
        long home = OnEventLoop.run(() -> book.list(customer)).get(1).id();
        OnEventLoop.run(() -> book.delete(customer, home));
        assertThat(meant()).contains(WORK);
        OnEventLoop.run(() -> book.restore(customer, home));
        assertThat(addresses()).containsExactly(WORK, HOME);
        assertThat(meant()).contains(WORK);
        assertThat(defaults()).isOne();
    }

    @Test
    void ofTwoThatComeIntoAnEmptyBookAtOnceOneIsTheDefault() {
        Stream.of(HOME, WORK, SHOP)
                .map(one -> CompletableFuture.runAsync(() -> add(one), OwnThread.EACH))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(addresses()).hasSize(3);
        assertThat(defaults()).isOne();
    }

    @Test
    void anAddressIsSavedOnce() {
        add(HOME);
        assertThatThrownBy(() -> add(HOME)).isInstanceOf(AddressAlreadySaved.class);
        assertThat(addresses()).containsExactly(HOME);
    }

    @Test
    void ofTwoThatSaveTheSameAddressAtOnceOneIsTold() {
        List<CompletableFuture<Boolean>> tries = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::tryHome, OwnThread.EACH))
                .limit(8)
                .toList();
        List<Boolean> saved = tries.stream().map(CompletableFuture::join).toList();
        assertThat(saved).containsOnlyOnce(true).hasSize(8);
        assertThat(addresses()).containsExactly(HOME);
    }

    @Test
    void aDeletedAddressIsGoneButKeptAndMayComeBack() {
        add(HOME);
        delete(HOME);
        assertThat(addresses()).isEmpty();
        add(HOME);
        assertThat(addresses()).containsExactly(HOME);
        long rows = OnEventLoop.run(
                () -> pool.query("select count(*) from receiver_address where customer_id = " + customer)
                        .execute()
                        .map(found -> found.iterator().next().getLong(0)));
        assertThat(rows).isEqualTo(2);
    }

    @Test
    void whatIsNotSavedCantBeDeleted() {
        assertThatThrownBy(() -> delete(HOME)).isInstanceOf(AddressNotSaved.class);
        add(HOME);
        delete(HOME);
        assertThatThrownBy(() -> delete(HOME)).isInstanceOf(AddressNotSaved.class);
    }

    @Test
    void noCustomerHasAnIdBelowOne() {
        assertThatThrownBy(() -> OnEventLoop.run(() -> book.add(0, HOME)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("invalid_user_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "T", "TWpwcTR2Yg9i8xyvDodgXZNozhzdNTCCDx", "TWpwcTR2Yg9i8xyvDodgXZNozhzdNTCCDz ", "0x41"})
    void anAddressWithAWrongFormOrChecksumIsRefused(String text) {
        assertThatThrownBy(() -> AddressBook.read(text, "wallet_address"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("invalid_address");
                    assertThat(refusal.field()).contains("wallet_address");
                });
    }

    private boolean tryHome() {
        try {
            add(HOME);
            return true;
        } catch (AddressAlreadySaved refusal) {
            return false;
        }
    }

    private Optional<TronAddress> meant() {
        return OnEventLoop.run(() -> book.preferred(customer)).map(SavedAddress::address);
    }

    private long defaults() {
        return OnEventLoop.run(() -> book.list(customer)).stream()
                .filter(SavedAddress::isDefault)
                .count();
    }

    private void add(TronAddress address) {
        OnEventLoop.run(() -> book.add(customer, address));
    }

    private void delete(TronAddress address) {
        OnEventLoop.run(() -> book.delete(customer, address));
    }

    private List<TronAddress> addresses() {
        return OnEventLoop.run(() -> book.list(customer)).stream()
                .map(SavedAddress::address)
                .toList();
    }
}
