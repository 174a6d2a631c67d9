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

    // The mark comes back with the address unless another one has it by now.
    private static final String RESTORE = """
            update receiver_address r set deleted_at = null, is_default = r.is_default and not exists (
                   select from receiver_address o where o.customer_id = :customer and o.is_default and o.deleted_at is null)
             where id = :id and customer_id = :customer and deleted_at is not null and not exists (
                   select from receiver_address o
                    where o.customer_id = :customer and o.address = r.address and o.deleted_at is null)""";

    private static final String MARK_ONLY = """
            update receiver_address set is_default = true
             where customer_id = :customer and deleted_at is null and not is_default and 1 = (
                   select count(*) from receiver_address o where o.customer_id = :customer and o.deleted_at is null)""";

    Uni<List<ReceiverAddress>> active(long customer) {
        return list("customerId = ?1 and deletedAt is null order by id desc", customer);
    }

    Uni<ReceiverAddress> find(long customer, String address) {
        return find("customerId = ?1 and address = ?2 and deletedAt is null", customer, address)
                .firstResult();
    }

    Uni<ReceiverAddress> find(long customer, long id) {
        return find("customerId = ?1 and id = ?2 and deletedAt is null", customer, id)
                .firstResult();
    }

    Uni<ReceiverAddress> preferred(long customer) {
        return find("customerId = ?1 and isDefault = true and deletedAt is null", customer)
                .firstResult();
    }

    Uni<Long> count(long customer) {
        return count("customerId = ?1 and deletedAt is null", customer);
    }

    /** Changes of one customer's book wait for one another until their transactions end. */
    Uni<Void> lock(long customer) {
        return getSession()
                .flatMap(
                        session -> session.createNativeQuery("select id from customer where id = :id for no key update")
                                .setParameter("id", customer)
                                .getResultList())
                .replaceWithVoid();
    }

    /** 1, or 0 when the customer does not have it. */
    Uni<Integer> mark(long customer, long id) {
        return update("isDefault = false where customerId = ?1 and isDefault = true and deletedAt is null", customer)
                .chain(() -> update(
                        "isDefault = true where customerId = ?1 and id = ?2 and deletedAt is null", customer, id));
    }

    /** Where the book has one address, this becomes the default. Needs the {@link #lock}. */
    Uni<Integer> markOnly(long customer) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(MARK_ONLY)
                        .setParameter("customer", customer)
                        .executeUpdate());
    }

    Uni<Integer> rename(long customer, long id, String name) {
        return update("name = ?1 where customerId = ?2 and id = ?3 and deletedAt is null", name, customer, id);
    }

    Uni<Integer> restore(long customer, long id) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(RESTORE)
                        .setParameter("customer", customer)
                        .setParameter("id", id)
                        .executeUpdate());
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

    Uni<Integer> delete(long customer, long id, Instant now) {
        return update("deletedAt = ?1 where customerId = ?2 and id = ?3 and deletedAt is null", now, customer, id);
    }

    Uni<Integer> delete(long customer, String address, Instant now) {
        return update(
                "deletedAt = ?1 where customerId = ?2 and address = ?3 and deletedAt is null", now, customer, address);
    }
}
