package io.joule.ledger;

import java.util.List;
import java.util.OptionalLong;

/** A page of a customer's statement, newest first; {@code next} is the cursor of the page after it, if there is one. */
public record Statement(List<StatementLine> lines, OptionalLong next) {

    static Statement of(List<StatementLine> found, int limit) {
        boolean more = found.size() > limit;
        List<StatementLine> lines = more ? found.subList(0, limit) : found;
        return new Statement(
                List.copyOf(lines), more ? OptionalLong.of(lines.get(limit - 1).id()) : OptionalLong.empty());
    }
}
