package io.joule.bot.alert;

import io.joule.base.Sql;
import io.joule.bot.card.Card;
import io.joule.bot.card.Html;
import io.joule.bot.card.Visit;
import io.joule.bot.operator.OperatorScreen;
import io.joule.bot.operator.Operators;
import io.joule.bot.rental.OrderText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code /alerts}: what operators were told of and is not over. */
@ApplicationScoped
class AlertsScreen extends OperatorScreen {

    static final String WORD = "alerts";

    private final Operators operators;
    private final AlertSql rows;
    private final Sql sql;

    AlertsScreen(Operators operators, AlertSql rows, Sql sql) {
        this.operators = operators;
        this.rows = rows;
        this.sql = sql;
    }

    @Override
    protected Operators operators() {
        return operators;
    }

    @Override
    protected String word() {
        return WORD;
    }

    @Override
    protected Uni<Card> shown(Visit visit) {
        return rows.open(sql.pool(), AlertText.SHOWN + 1)
                .map(open -> Card.of(text(open, visit)).row(refresh(visit)));
    }

    private static Html text(List<AlertSql.Open> open, Visit visit) {
        AlertMessages texts = visit.texts(AlertMessages.class);
        if (open.isEmpty()) {
            return Html.of().text(texts.nothing());
        }
        Html text = Html.of().bold(texts.title()).line().line();
        open.stream()
                .limit(AlertText.SHOWN)
                .forEach(one -> text.line("• " + AlertText.words(one.alert(), visit))
                        .italic(texts.since(OrderText.time(one.since())))
                        .line());
        return open.size() > AlertText.SHOWN ? text.line("…") : text;
    }
}
