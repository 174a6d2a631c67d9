package io.joule.bot.operator;

import io.joule.bot.card.Card;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /stats}: what the last day brought. */
@ApplicationScoped
class StatsScreen extends OperatorScreen {

    private final Operators operators;
    private final FiguresSql figures;

    StatsScreen(Operators operators, FiguresSql figures) {
        this.operators = operators;
        this.figures = figures;
    }

    @Override
    protected Operators operators() {
        return operators;
    }

    @Override
    protected String word() {
        return "stats";
    }

    @Override
    protected Uni<Card> shown(Visit visit) {
        OperatorMessages texts = visit.texts(OperatorMessages.class);
        return figures.now()
                .map(now -> Card.of(Html.of()
                                .bold(texts.statsTitle())
                                .line()
                                .line()
                                .fact(texts.completed(), Show.number(now.completed()))
                                .fact(texts.energy(), Show.number(now.energy()))
                                .fact(texts.revenue(), Show.money(now.revenue()))
                                .fact(texts.failed(), Show.number(now.failed())))
                        .row(refresh(visit)));
    }
}
