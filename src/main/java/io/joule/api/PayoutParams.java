package io.joule.api;

import io.joule.api.access.ApiKeyHash;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.payout.Idempotency;
import io.joule.payout.Payout;
import io.joule.payout.PayoutStatus;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** Reads what requests about payouts bring, and cuts their pages. */
final class PayoutParams {

    static final String KEY_HEADER = IdempotencyKeys.HEADER;

    private PayoutParams() {}

    /** What is not even an id names nothing. */
    static UUID id(String text, String thing) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? UUID.fromString(text)
                : missing(thing);
    }

    static Optional<PayoutStatus> status(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<PayoutStatus> status = Arrays.stream(PayoutStatus.values())
                .filter(s -> s.word().equals(text))
                .findFirst();
        if (status.isEmpty()) {
            String words =
                    Arrays.stream(PayoutStatus.values()).map(PayoutStatus::word).collect(Collectors.joining(", "));
            throw new Refusal(Kind.INVALID, "unknown_value", "status", "status must be one of " + words + ".");
        }
        return status;
    }

    static Optional<Idempotency> idempotency(String client, String key, String... request) {
        return IdempotencyKeys.checked(key)
                .map(known -> new Idempotency(client, known, ApiKeyHash.of(String.join("\n", request))));
    }

    /** @param found one more than a page holds, if there are so many */
    static RestResponse<List<PayoutResponse>> page(List<Payout> found, int size, boolean operator, UriInfo uri) {
        List<Payout> shown = found.subList(0, Math.min(size, found.size()));
        Optional<String> next =
                found.size() > size ? Optional.of(shown.get(size - 1).id().toString()) : Optional.empty();
        return Pages.of(PayoutResponse.of(shown, operator), next, uri);
    }

    private static UUID missing(String thing) {
        throw new Refusal(Kind.NOT_FOUND, thing + "_not_found", "There is no such " + thing.replace('_', ' ') + ".");
    }
}
