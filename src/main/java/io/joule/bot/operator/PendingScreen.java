package io.joule.bot.operator;

import io.joule.bot.card.Card;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /pending}: what waits for energy, or for a person. */
@ApplicationScoped
class PendingScreen extends OperatorScreen {

    private final Operators operators;
    private final FiguresSql figures;

    PendingScreen(Operators operators, FiguresSql figures) {
        this.operators = operators;
        this.figures = figures;
    }

    @Override
    protected Operators operators() {
        return operators;
    }

    @Override
    protected String word() {
        return "pending";
    }

    @Override
    protected Uni<Card> shown(Visit visit) {
        OperatorMessages texts = visit.texts(OperatorMessages.class);
        return figures.now()
                .map(now -> Card.of(Html.of()
                                .bold(texts.pendingTitle())
                                .line()
                                .line()
                                .fact(texts.pending(), Show.number(now.pending()))
                                .fact(texts.processing(), Show.number(now.processing()))
                                .fact(texts.unmatched(), Show.number(now.unmatched()))
                                .fact(texts.approvals(), Show.number(now.approvals()))
                                .fact(texts.findings(), Show.number(now.findings())))
                        .row(refresh(visit)));
    }
}
