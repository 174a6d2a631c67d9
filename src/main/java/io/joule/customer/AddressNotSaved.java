package io.joule.customer;

import io.joule.base.Refusal;
import io.joule.tron.TronAddress;

/** The customer does not have this address in the book. */
public class AddressNotSaved extends Refusal {

    public AddressNotSaved(TronAddress address) {
        super(Kind.NOT_FOUND, "address_not_saved", "wallet_address", address + " is not saved");
    }
}
