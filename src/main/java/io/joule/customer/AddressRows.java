package io.joule.customer;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The address book's table. Callers bring the session or the transaction. */
@ApplicationScoped
class AddressRows implements PanacheRepository<ReceiverAddress> {

    private static final String ENSURE =
            "insert into customer (id, created_at) values (:id, :now) on conflict do nothing";
    // Two at once must not both succeed, and the second is no fault: the statement settles it.
    private static final String SAVE = """
            insert into receiver_address (customer_id, address, created_at) values (:customer, :address, :now)
            on conflict (customer_id, address) where deleted_at is null do nothing""";

    Uni<List<ReceiverAddress>> active(long customer) {
        return list("customerId = ?1 and deletedAt is null order by id desc", customer);
    }

    Uni<ReceiverAddress> find(long customer, String address) {
        return find("customerId = ?1 and address = ?2 and deletedAt is null", customer, address)
                .firstResult();
    }

    Uni<Integer> ensureCustomer(long customer, Instant now) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(ENSURE)
                        .setParameter("id", customer)
                        .setParameter("now", now)
                        .executeUpdate());
    }

    /** 1, or 0 when the customer has it. */
    Uni<Integer> save(long customer, String address, Instant now) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(SAVE)
                        .setParameter("customer", customer)
                        .setParameter("address", address)
                        .setParameter("now", now)
                        .executeUpdate());
    }

    Uni<Integer> delete(long customer, String address, Instant now) {
        return update(
                "deletedAt = ?1 where customerId = ?2 and address = ?3 and deletedAt is null", now, customer, address);
    }
}
