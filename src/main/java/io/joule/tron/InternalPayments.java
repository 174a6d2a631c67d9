package io.joule.tron;

import io.joule.money.Sun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Reads the TRX that contracts pay. Of internal transactions only calls and the end of a contract move TRX; the others
 * (delegations, votes, unstakes, which a node lists if it runs with {@code vm.saveFeaturedInternalTx}) write down an
 * amount that is nobody's payment.
 */
final class InternalPayments {

    private static final Set<String> MOVING = Set.of(hex("call"), hex("suicide"));

    private InternalPayments() {}

    /** The index counts what can move TRX, so that it is the same on a node that lists the others, too. */
    static List<Payment> read(List<Answer> transactions) {
        List<Payment> payments = new ArrayList<>();
        int index = 0;
        for (Answer transaction : transactions) {
            if (!MOVING.contains(transaction.text("note"))) {
                continue;
            }
            long sun = trx(transaction);
            if (sun > 0 && !transaction.flag("rejected")) {
                payments.add(new Payment(
                        index,
                        transaction.address("caller_address"),
                        transaction.address("transferTo_address"),
                        new Sun(sun)));
            }
            index++;
        }
        return List.copyOf(payments);
    }

    /** The values without a token's id. */
    private static long trx(Answer transaction) {
        return transaction.objects("callValueInfo").stream()
                .filter(value -> !value.has("tokenId"))
                .mapToLong(value -> value.amount("callValue"))
                .reduce(0, Math::addExact);
    }

    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(StandardCharsets.US_ASCII));
    }
}
