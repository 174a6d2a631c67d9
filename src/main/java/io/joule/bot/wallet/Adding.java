package io.joule.bot.wallet;

import io.joule.base.Refusal;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.wallet.PastedText.Entry;
import io.joule.customer.AddressAlreadySaved;
import io.joule.customer.AddressBook;
import io.joule.customer.SavedAddress;
import io.joule.order.OwnAddresses;
import io.joule.tron.AccountState;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Saves what was pasted, as far as it can ever receive energy, and says for each what became of it. */
@ApplicationScoped
class Adding {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_AT_ONCE = 20;
    private static final int SHOWN_OF_A_TEXT = 40;

    private final AddressBook book;
    private final TronNetwork chain;
    private final OwnAddresses own;

    Adding(AddressBook book, TronNetwork chain, OwnAddresses own) {
        this.book = book;
        this.chain = chain;
        this.own = own;
    }

    /** @param id of the address where it is in the book now */
    private record Done(String word, OptionalLong id) {}

    /** What the address book shows afterwards. */
    Uni<Wallets> add(String text, Visit visit) {
        WalletMessages texts = visit.texts(WalletMessages.class);
        List<Entry> entries = PastedText.read(text);
        if (entries.size() > MOST_AT_ONCE) {
            return Uni.createFrom().item(Wallets.adding(texts.tooManyAtOnce(MOST_AT_ONCE)));
        }
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> add(entry, visit.customer(), texts))
                .collect()
                .asList()
                .map(Adding::next);
    }

    private static Wallets next(List<Done> done) {
        String report = done.stream().map(Done::word).collect(Collectors.joining("\n"));
        List<Done> kept = done.stream().filter(one -> one.id().isPresent()).toList();
        if (kept.isEmpty()) {
            return Wallets.adding(report);
        }
        return done.size() == 1 ? Wallets.one(kept.get(0).id().getAsLong(), report) : Wallets.list(report);
    }

    private Uni<Done> add(Entry entry, long customer, WalletMessages texts) {
        if (entry.address().isEmpty()) {
            return refused(entry, fault(entry, texts), texts);
        }
        return own.has(entry.address().get())
                .chain(ours -> ours ? refused(entry, texts.isOurs(), texts) : asked(entry, customer, texts));
    }

    private Uni<Done> asked(Entry entry, long customer, WalletMessages texts) {
        return chain.account(entry.address().orElseThrow())
                .map(account -> account.map(AccountState::contract)
                        .map(contract -> contract ? texts.contract() : "")
                        .orElse(texts.notActivated()))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(texts::notChecked)
                .onFailure()
                .recoverWithItem(texts::notChecked)
                .chain(remark -> remark.equals(texts.contract())
                        ? refused(entry, remark, texts)
                        : save(entry, customer, remark, texts));
    }

    private Uni<Done> save(Entry entry, long customer, String remark, WalletMessages texts) {
        String name = Show.start(entry.name(), AddressBook.LONGEST_NAME);
        return book.add(customer, entry.address().orElseThrow())
                .call(saved -> name.isEmpty() ? Uni.createFrom().voidItem() : book.rename(customer, saved.id(), name))
                .map(saved -> new Done(
                        remark.isEmpty() ? texts.saved(shown(entry)) : texts.savedBut(shown(entry), remark),
                        OptionalLong.of(saved.id())))
                .onFailure(AddressAlreadySaved.class)
                .recoverWithUni(() -> known(entry, customer, texts))
                .onFailure(Refusal.class)
                .recoverWithUni(() -> refused(entry, texts.bookFull(AddressBook.MOST), texts));
    }

    private Uni<Done> known(Entry entry, long customer, WalletMessages texts) {
        return book.list(customer)
                .map(all -> all.stream()
                        .filter(one -> Optional.of(one.address()).equals(entry.address()))
                        .mapToLong(SavedAddress::id)
                        .findFirst())
                .map(id -> new Done(texts.already(shown(entry)), id));
    }

    private static Uni<Done> refused(Entry entry, String why, WalletMessages texts) {
        return Uni.createFrom().item(new Done(texts.refused(shown(entry), why), OptionalLong.empty()));
    }

    private static String fault(Entry entry, WalletMessages texts) {
        return switch (entry.fault()) {
            case NONE_THERE -> texts.noAddress();
            case SEVERAL -> texts.severalAddresses();
            case OTHER_CHAIN -> texts.otherChain();
            case LENGTH -> texts.wrongLength(entry.written().length());
            case CHARACTER -> texts.wrongCharacter(PastedText.strangers(entry.written()));
            case CHECKSUM -> texts.wrongChecksum();
        };
    }

    private static String shown(Entry entry) {
        return entry.address().map(Show::address).orElseGet(() -> {
            String start = Show.start(entry.written(), SHOWN_OF_A_TEXT);
            return start.equals(entry.written()) ? start : start + "…";
        });
    }
}
