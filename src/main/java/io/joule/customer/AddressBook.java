package io.joule.customer;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.tron.TronAddress;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The receiver addresses that a customer keeps; the only one of a book is its default. Never called inside a
 * transaction of the SQL pool.
 */
@ApplicationScoped
public class AddressBook {

    /** So many addresses a customer may keep: the list is shown whole. */
    public static final int MOST = 200;

    public static final int LONGEST_NAME = 32;

    private final AddressRows rows;
    private final Clock clock;

    public AddressBook(AddressRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Newest first, without the deleted ones. */
    public Uni<List<SavedAddress>> list(long customer) {
        return Panache.withSession(() -> rows.active(customer))
                .map(found -> found.stream().map(ReceiverAddress::saved).toList());
    }

    /** One of this customer's; empty when it is deleted, or another's. */
    public Uni<Optional<SavedAddress>> find(long customer, long id) {
        return Panache.withSession(() -> rows.find(customer, id)).map(AddressBook::saved);
    }

    /** The address that is meant when none is said: the default. Empty when none is marked: then it has to be asked. */
    public Uni<Optional<SavedAddress>> preferred(long customer) {
        return Panache.withSession(() -> rows.preferred(customer)).map(AddressBook::saved);
    }

    /**
     * Saves an address; one that was deleted may come back.
     *
     * @throws AddressAlreadySaved (as failure) when the customer has it
     */
    public Uni<SavedAddress> add(long customer, TronAddress address) {
        Customers.check(customer);
        return Panache.withTransaction(() -> rows.ensureCustomer(customer, clock.now())
                .chain(() -> rows.lock(customer))
                .chain(() -> rows.save(customer, address.toString(), clock.now()))
                .invoke(saved -> {
                    if (saved == 0) {
                        throw new AddressAlreadySaved(address);
                    }
                })
                .call(() -> rows.count(customer).invoke(AddressBook::refuseTooMany))
                .call(() -> rows.markOnly(customer))
                .chain(() -> rows.find(customer, address.toString()))
                .map(ReceiverAddress::saved));
    }

    /** @throws AddressNotSaved (as failure) when the customer does not have it */
    public Uni<Void> delete(long customer, TronAddress address) {
        return Panache.withTransaction(() -> rows.lock(customer)
                        .chain(() -> rows.delete(customer, address.toString(), clock.now()))
                        .call(() -> rows.markOnly(customer)))
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw new AddressNotSaved(address);
                    }
                })
                .replaceWithVoid();
    }

    /** The same by its id. Nothing changes when the customer does not have it. */
    public Uni<Void> delete(long customer, long id) {
        return Panache.withTransaction(() -> rows.lock(customer)
                        .chain(() -> rows.delete(customer, id, clock.now()))
                        .call(() -> rows.markOnly(customer)))
                .replaceWithVoid();
    }

    /**
     * Brings a deleted one back, with its name and, where no other has it, its mark; does nothing when it is there.
     *
     * @throws Refusal {@code too_many_addresses} (as failure) when its place has been taken
     */
    public Uni<Void> restore(long customer, long id) {
        return Panache.withTransaction(() -> rows.lock(customer)
                        .chain(() -> rows.find(customer, id))
                        .chain(found -> found == null
                                ? bringBack(customer, id)
                                : Uni.createFrom().item(0)))
                .replaceWithVoid();
    }

    private Uni<Integer> bringBack(long customer, long id) {
        return rows.restore(customer, id)
                .call(() -> rows.count(customer).invoke(AddressBook::refuseTooMany))
                .call(() -> rows.markOnly(customer));
    }

    /** Marks it as the default one, and no other. Nothing changes when the customer does not have it. */
    public Uni<Void> makeDefault(long customer, long id) {
        return Panache.withTransaction(() -> rows.lock(customer)
                        .chain(() -> rows.find(customer, id))
                        .chain(found -> found == null ? Uni.createFrom().item(0) : rows.mark(customer, id)))
                .replaceWithVoid();
    }

    /**
     * Gives it a name; an empty one takes the name away.
     *
     * @throws Refusal {@code invalid_name} for one of more than {@link #LONGEST_NAME} characters
     */
    public Uni<Void> rename(long customer, long id, String name) {
        String clean = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (clean.codePointCount(0, clean.length()) > LONGEST_NAME) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "invalid_name", "name", "a name has at most " + LONGEST_NAME + " characters");
        }
        return Panache.withTransaction(() -> rows.rename(customer, id, clean.isEmpty() ? null : clean))
                .replaceWithVoid();
    }

    /**
     * Reads an address that a caller gave in this field of a request.
     *
     * @throws Refusal {@code invalid_address} unless its form and its checksum are right
     */
    public static TronAddress read(String text, String field) {
        try {
            return TronAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, "invalid_address", field, e.getMessage());
        }
    }

    private static Optional<SavedAddress> saved(ReceiverAddress found) {
        return Optional.ofNullable(found).map(ReceiverAddress::saved);
    }

    private static void refuseTooMany(long kept) {
        if (kept > MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too_many_addresses",
                    "There are " + MOST + " addresses already: delete one that is not needed any more.");
        }
    }
}
