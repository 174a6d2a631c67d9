package io.joule.bot.alert;

import io.joule.bot.card.Html;
import io.joule.bot.card.Visit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** How cases are written. */
final class AlertText {

    /** As many as fit a message of Telegram, however long their details are. */
    static final int SHOWN = 10;

    private static final int DETAIL = 250;

    private AlertText() {}

    /** What is new and what is over, in one message; the rest of many is counted. */
    static String news(List<Alert> fresh, List<Alert> over, Visit visit) {
        AlertMessages texts = visit.texts(AlertMessages.class);
        List<String> lines = Stream.concat(
                        fresh.stream().map(one -> "🚨 " + words(one, visit)),
                        over.stream().map(one -> texts.over(words(one, visit))))
                .toList();
        Html text = Html.of();
        lines.stream().limit(SHOWN).forEach(text::line);
        if (lines.size() > SHOWN) {
            text.line(texts.more(lines.size() - SHOWN));
        }
        return text.toString();
    }

    static String words(Alert alert, Visit visit) {
        AlertMessages texts = visit.texts(AlertMessages.class);
        Function<String, String> cut = text -> text.length() > DETAIL ? text.substring(0, DETAIL) + "…" : text;
        String subject = cut.apply(alert.subject());
        String detail = cut.apply(alert.detail());
        return switch (alert.kind()) {
            case FINDING -> texts.finding(detail);
            case DEPOSITS_STOPPED -> texts.depositsStopped(detail);
            case NODE_ISOLATED -> texts.nodeIsolated(subject, detail);
            case NODE_DOWN -> texts.nodeDown(subject, detail);
            case NO_NODE -> texts.noNode();
            case LOW_ENERGY -> texts.lowEnergy(detail);
            case LOW_BANDWIDTH -> texts.lowBandwidth(subject, detail);
            case ORDERS_WAIT -> texts.ordersWait(detail);
        };
    }
}
