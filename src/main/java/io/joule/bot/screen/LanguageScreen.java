package io.joule.bot.screen;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Language;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which language the bot speaks to this person; at first that of the person's Telegram. */
@ApplicationScoped
public class LanguageScreen implements StatelessScreen, MenuEntry {

    @Override
    public String name() {
        return "language";
    }

    @Override
    public int place() {
        return 100;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(MenuMessages.class).languageButton();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("language");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(MenuMessages.class).commandLanguage());
    }

    @Override
    public Uni<Step> on(Nothing state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        Language chosen = Language.tagged(press.value());
        Visit then = new Visit(visit.customer(), chosen, visit.key(), visit.bot());
        String toast = then.texts(MenuMessages.class).languageChosen();
        return Step.open(Screens.HOME).language(chosen).toast(toast).now();
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        MenuMessages texts = visit.texts(MenuMessages.class);
        List<Button> choices = Arrays.stream(Language.values())
                .map(language -> Button.press(mark(language, visit) + language.ownName(), "choose", language.tag()))
                .toList();
        Html text = Html.of().bold("🌐 " + texts.languageTitle()).line().line().line(texts.languageQuestion());
        return Uni.createFrom().item(Card.of(text).row(choices).row(Button.open(texts.back(), Screens.HOME)));
    }

    private static String mark(Language language, Visit visit) {
        return language == visit.language() ? "🔸 " : "";
    }
}
