package io.joule.order;

import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.tron.AccountResources;
import io.joule.tron.AccountState;
import io.joule.tron.EnergyRatio;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether an address can receive energy at all; asked before any money is held. */
@ApplicationScoped
public class ReceiverCheck {

    private static final String FIELD = "receive_address";

    private final TronNetwork network;
    private final OwnAddresses own;
    private final Optional<KnownReceivers> known;

    @Inject
    ReceiverCheck(TronNetwork network, OwnAddresses own, KnownReceivers known) {
        this.network = network;
        this.own = own;
        this.known = Optional.of(known);
    }

    /** Without a memory: every address is asked for each time. */
    ReceiverCheck(TronNetwork network, OwnAddresses own) {
        this.network = network;
        this.own = own;
        this.known = Optional.empty();
    }

    /** @throws Refusal {@code invalid_address} when this is no TRON address */
    public static TronAddress parse(String text) {
        try {
            return TronAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Kind.INVALID,
                    "invalid_address",
                    FIELD,
                    "This is not a TRON address: 34 characters that begin with T and a checksum that matches, or 42 hex digits that begin with 41.");
        }
    }

    /**
     * Today's energy ratio, once {@code receiver} is found fit; fails with a {@link Refusal} that says why it is not.
     */
    public Uni<EnergyRatio> check(TronAddress receiver) {
        return own.has(receiver).chain(ours -> {
            if (ours) {
                throw refuse("receiver_is_supplier", "This address is one of our own wallets and can't be a receiver.");
            }
            return known.map(memory -> memory.isFit(receiver))
                    .orElse(Uni.createFrom().item(false))
                    .chain(fit -> fit ? askForRatio(receiver) : askForAll(receiver));
        });
    }

    /** It was activated and no contract a moment ago, which does not change: only today's ratio is missing. */
    private Uni<EnergyRatio> askForRatio(TronAddress receiver) {
        return network.resources(receiver)
                .map(resources ->
                        resources.orElseThrow(ReceiverCheck::notActivated).ratio());
    }

    private Uni<EnergyRatio> askForAll(TronAddress receiver) {
        return Uni.combine()
                .all()
                .unis(network.account(receiver), network.resources(receiver))
                .asTuple()
                .map(t -> ratio(t.getItem1(), t.getItem2()))
                .invoke(() -> known.ifPresent(memory -> memory.learn(receiver)));
    }

    private static EnergyRatio ratio(Optional<AccountState> account, Optional<AccountResources> resources) {
        if (account.isEmpty() || resources.isEmpty()) {
            throw notActivated();
        }
        if (account.get().contract()) {
            throw refuse(
                    "receiver_is_contract",
                    "This address is a smart contract: the network refuses to delegate energy to it.");
        }
        return resources.get().ratio();
    }

    private static Refusal notActivated() {
        return refuse(
                "receiver_not_activated",
                "This address is not activated: send it any amount of TRX first, a token transfer does not activate it.");
    }

    private static Refusal refuse(String code, String detail) {
        return new Refusal(Kind.INVALID, code, FIELD, detail);
    }
}
