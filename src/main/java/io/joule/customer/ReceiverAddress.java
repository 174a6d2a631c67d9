package io.joule.customer;

import io.joule.tron.TronAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;

/** A row of a customer's address book. Deleting keeps the row: orders of the past are explained by it. */
@Entity(name = "receiver_address")
class ReceiverAddress {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "customer_id")
    long customerId;

    String address;

    String name;

    @Column(name = "is_default")
    boolean isDefault;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    SavedAddress saved() {
        return new SavedAddress(id, TronAddress.parse(address), Optional.ofNullable(name), isDefault, createdAt);
    }
}
