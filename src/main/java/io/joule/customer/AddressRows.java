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

    Uni<List<ReceiverAddress>> active(long customer) {
        return list("customerId = ?1 and deletedAt is null order by id desc", customer);
    }

    Uni<ReceiverAddress> find(long customer, String address) {
        return find("customerId = ?1 and address = ?2 and deletedAt is null", customer, address)
                .firstResult();
    }

    Uni<Integer> ensureCustomer(long customer, Instant now) {
        return getSession().flatMap(session -> session.createNativeQuery(ENSURE)
                .setParameter("id", customer)
                .setParameter("now", now)
                .executeUpdate());
    }

    Uni<Integer> delete(long customer, String address, Instant now) {
        return update(
                "deletedAt = ?1 where customerId = ?2 and address = ?3 and deletedAt is null", now, customer, address);
    }
}
