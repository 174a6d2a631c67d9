package io.joule.bot.wallet;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where a person is in the address book.
 *
 * @param view {@code list}, {@code add}, {@code one} or {@code name}
 * @param id of the address that is looked at, or 0
 * @param page of the list, from 0
 * @param deleted id of the address that was deleted last and may come back, or 0
 * @param report what became of the addresses that were pasted, plain, or empty
 */
@RegisterForReflection
public record Wallets(String view, long id, int page, long deleted, String report) {

    static final String LIST = "list";
    static final String ADD = "add";
    static final String ONE = "one";
    static final String NAME = "name";

    static final Wallets START = list("");

    static Wallets list(String report) {
        return new Wallets(LIST, 0, 0, 0, report);
    }

    static Wallets page(int page) {
        return new Wallets(LIST, 0, page, 0, "");
    }

    static Wallets deleted(long id) {
        return new Wallets(LIST, 0, 0, id, "");
    }

    static Wallets adding(String report) {
        return new Wallets(ADD, 0, 0, 0, report);
    }

    static Wallets one(long id, String report) {
        return new Wallets(ONE, id, 0, 0, report);
    }

    static Wallets naming(long id) {
        return new Wallets(NAME, id, 0, 0, "");
    }
}
