package io.joule.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.joule.money.Asset;
import io.joule.sandbox.node.Json;
import io.joule.tron.TronAddress;
import java.math.BigDecimal;
import java.util.Locale;

/** The JSON body of a control request; every getter refuses with a clear answer what it can't read. */
final class ControlRequest {

    private static final int DECIMALS = 6;

    private final JsonNode body;

    private ControlRequest(JsonNode body) {
        this.body = body;
    }

    static ControlRequest parse(String text) {
        try {
            JsonNode node = Json.read(text == null || text.isBlank() ? "{}" : text);
            if (node.isObject()) {
                return new ControlRequest(node);
            }
        } catch (JsonProcessingException e) {
            throw ControlException.badRequest("invalid_json", "the body is not valid JSON");
        }
        throw ControlException.badRequest("invalid_json", "the body must be a JSON object");
    }

    boolean has(String field) {
        return body.hasNonNull(field);
    }

    String text(String field, String otherwise) {
        return has(field) ? body.get(field).asText() : otherwise;
    }

    /** A whole number within bounds. */
    long number(String field, long otherwise, long least, long most) {
        if (!has(field)) {
            return otherwise;
        }
        BigDecimal value = decimal(field);
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        if (!whole || value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw ControlException.badRequest(
                    "invalid_" + field, field + " must be a whole number from " + least + " to " + most);
        }
        return value.longValue();
    }

    /** {@code amount} in whole units (a decimal string or a number), as millionths. */
    long micros() {
        BigDecimal value = decimal("amount");
        try {
            long micros = value.movePointRight(DECIMALS).longValueExact();
            if (micros > 0) {
                return micros;
            }
        } catch (ArithmeticException e) {
            // More than six decimals, or too large: answered below like every other bad amount.
        }
        throw ControlException.badRequest(
                "invalid_amount", "amount must be positive, with at most " + DECIMALS + " decimals");
    }

    private BigDecimal decimal(String field) {
        try {
            return new BigDecimal(text(field, "").trim());
        } catch (NumberFormatException e) {
            throw ControlException.badRequest("invalid_" + field, field + " must be a number");
        }
    }

    Asset currency() {
        try {
            return Asset.valueOf(text("currency", "TRX").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ControlException.badRequest("invalid_currency", "currency must be TRX or USDT");
        }
    }

    /** An address, or the name of a demo account. */
    TronAddress address(String field) {
        String text = text(field, "");
        return DemoNetwork.find(text).map(DemoAccount::address).orElseGet(() -> {
            try {
                return TronAddress.parse(text);
            } catch (IllegalArgumentException e) {
                throw ControlException.badRequest(
                        "invalid_" + field, field + " must be a TRON address or the name of a sandbox account");
            }
        });
    }

    /** A demo account, whose key the sandbox has. */
    DemoAccount payer(String field) {
        return DemoNetwork.find(text(field, ""))
                .orElseThrow(() -> ControlException.badRequest(
                        "unknown_account", field + " must be one of the sandbox accounts, by name or address"));
    }
}
