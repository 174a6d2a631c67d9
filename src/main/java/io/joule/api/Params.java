package io.joule.api;

import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.deposit.Reason;
import io.joule.deposit.UnmatchedState;
import io.joule.order.OrderStatus;
import io.joule.prepaid.GiveBack;
import io.joule.tron.TronAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what comes in paths and queries; what is wrong gets a {@link Refusal} that names the parameter. */
public final class Params {

    public static final String DEFAULT_LIMIT = "100";
    static final int MAX_LIMIT = 200;

    private static final String USER_ID = "user_id";

    private Params() {}

    /** A customer's id: 1 to 9223372036854775807. */
    static long user(String text) {
        long id = number(text).orElseThrow(() -> notAUser());
        if (id < 1) {
            throw notAUser();
        }
        return id;
    }

    static OptionalLong userIfGiven(String text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(user(text));
    }

    /** What is not even an id names no order. */
    static UUID order(String text) {
        return uuid(text).orElseThrow(() -> new Refusal(Kind.NOT_FOUND, "order_not_found", "There is no such order."));
    }

    static UUID transferPackage(String text) {
        return uuid(text).orElseThrow(GiveBack::unknown);
    }

    static UUID client(String text) {
        return uuid(text)
                .orElseThrow(() -> new Refusal(Kind.NOT_FOUND, "client_not_found", "There is no such client."));
    }

    static long supplierWallet(String text) {
        return number(text)
                .orElseThrow(() -> new Refusal(Kind.NOT_FOUND, "unknown_wallet", "There is no such wallet."));
    }

    static UUID intent(String text) {
        return uuid(text)
                .orElseThrow(() ->
                        new Refusal(Kind.NOT_FOUND, "deposit_intent_not_found", "There is no such deposit intent."));
    }

    static UUID unmatchedPayment(String text) {
        return uuid(text)
                .orElseThrow(() -> new Refusal(
                        Kind.NOT_FOUND, "unmatched_payment_not_found", "There is no such unmatched payment."));
    }

    static Optional<UnmatchedState> unmatchedState(String text) {
        return word("state", text, UnmatchedState.values(), UnmatchedState::word);
    }

    static Optional<Reason> reason(String text) {
        return word("reason", text, Reason.values(), Reason::word);
    }

    static Optional<TronAddress> addressCursor(String text) {
        try {
            return Optional.ofNullable(text).map(TronAddress::parse);
        } catch (IllegalArgumentException e) {
            throw notACursor();
        }
    }

    private static <E> Optional<E> word(String field, String text, E[] values, Function<E, String> word) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<E> value =
                Arrays.stream(values).filter(v -> word.apply(v).equals(text)).findFirst();
        if (value.isEmpty()) {
            String words = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
            throw refuse("unknown_value", field, field + " must be one of " + words + ".");
        }
        return value;
    }

    public static int limit(String text) {
        long limit = number(text).orElse(0);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw refuse("out_of_range", "limit", "limit must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
        return (int) limit;
    }

    static Optional<OrderStatus> status(String text) {
        return word("status", text, OrderStatus.values(), OrderStatus::word);
    }

    public static Optional<UUID> uuidCursor(String text) {
        return text == null ? Optional.empty() : Optional.of(uuid(text).orElseThrow(Params::notACursor));
    }

    static OptionalLong lineCursor(String text) {
        return text == null
                ? OptionalLong.empty()
                : OptionalLong.of(number(text).orElseThrow(Params::notACursor));
    }

    private static OptionalLong number(String text) {
        // Long.parseLong takes a plus sign and the digits of every script.
        if (!text.matches("-?[0-9]+")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    public static Optional<UUID> uuid(String text) {
        boolean whole = text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        return whole ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Refusal notAUser() {
        return refuse("invalid_user_id", USER_ID, "user_id must be a whole number from 1 to " + Long.MAX_VALUE + ".");
    }

    private static Refusal notACursor() {
        return refuse("invalid_cursor", "cursor", "cursor must be the X-Next-Cursor of the page before.");
    }

    private static Refusal refuse(String code, String field, String detail) {
        return new Refusal(Kind.INVALID, code, field, detail);
    }
}
