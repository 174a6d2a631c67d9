package io.joule.customer;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.tron.TronAddress;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The receiver addresses that a customer keeps. Never called inside a transaction of the SQL pool. */
@ApplicationScoped
public class AddressBook {

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

    /**
     * Saves an address; one that was deleted may come back.
     *
     * @throws AddressAlreadySaved (as failure) when the customer has it
     */
    public Uni<SavedAddress> add(long customer, TronAddress address) {
        Customers.check(customer);
        return Panache.withTransaction(() -> rows.ensureCustomer(customer, clock.now())
                .chain(() -> rows.save(customer, address.toString(), clock.now()))
                .invoke(saved -> {
                    if (saved == 0) {
                        throw new AddressAlreadySaved(address);
                    }
                })
                .chain(() -> rows.find(customer, address.toString()))
                .map(ReceiverAddress::saved));
    }

    /** @throws AddressNotSaved (as failure) when the customer does not have it */
    public Uni<Void> delete(long customer, TronAddress address) {
        return Panache.withTransaction(() -> rows.delete(customer, address.toString(), clock.now()))
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw new AddressNotSaved(address);
                    }
                })
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
}
