package io.joule.customer;

import io.joule.base.Refusal;
import io.joule.tron.TronAddress;

/** The customer has this address in the book. */
public class AddressAlreadySaved extends Refusal {

    public AddressAlreadySaved(TronAddress address) {
        super(Kind.CONFLICT, "address_already_saved", "wallet_address", address + " is already saved");
    }
}
