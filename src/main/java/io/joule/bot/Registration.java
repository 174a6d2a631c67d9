package io.joule.bot;

import io.joule.base.BackgroundLoop;
import io.joule.bot.card.Language;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.BotMessages;
import io.joule.bot.conversation.Screens;
import io.joule.notice.telegram.BotApi;
import io.joule.notice.telegram.TelegramAnswer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tells Telegram who the bot is and where it listens: until that worked, and once a day again. Nobody waits for it. */
@ApplicationScoped
class Registration {

    private static final Logger LOG = Logger.getLogger(Registration.class);
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final String PRIVATE = "all_private_chats";
    /** What Telegram shows to everybody whose language has no text of its own. */
    private static final String EVERYBODY = "";

    private final BotApi api;
    private final BotAccess access;
    private final BotIdentity identity;
    private final Screens screens;
    private final BackgroundLoop loop;
    private volatile Duration pause = RETRY;
    private String trouble = "";

    Registration(BotApi api, BotAccess access, BotIdentity identity, Screens screens, Vertx vertx) {
        this.api = api;
        this.access = access;
        this.identity = identity;
        this.screens = screens;
        this.loop = new BackgroundLoop("telegram registration", vertx, () -> pause, this::register);
    }

    void start() {
        loop.start();
    }

    Uni<Void> stop() {
        return loop.stop();
    }

    private Uni<Boolean> register() {
        pause = RETRY;
        return Multi.createFrom()
                .iterable(calls())
                .onItem()
                .transformToUniAndConcatenate(Supplier::get)
                .invoke(this::refuseTrouble)
                .collect()
                .last()
                .invoke(this::registered)
                .replaceWith(false)
                .onFailure(Unregistered.class)
                .recoverWithItem(false);
    }

    private List<Supplier<Uni<TelegramAnswer>>> calls() {
        List<Supplier<Uni<TelegramAnswer>>> calls = new ArrayList<>();
        calls.add(() -> api.getMe()
                .invoke(me -> identity.tell(me.result().path("username").asText(identity.name()))));
        calls.add(
                () -> access.hasWebhook() ? api.setWebhook(access.webhookUrl(), access.secret()) : api.deleteWebhook());
        for (Language language : Language.values()) {
            calls.addAll(texts(language, language.tag()));
        }
        calls.addAll(texts(Language.EN, EVERYBODY));
        return calls;
    }

    private List<Supplier<Uni<TelegramAnswer>>> texts(Language language, String code) {
        Visit visit = new Visit(0, language, "", "");
        BotMessages texts = visit.texts(BotMessages.class);
        return List.of(
                () -> api.setMyCommands(screens.menu(visit), PRIVATE, code),
                () -> api.setMyShortDescription(texts.shortDescription(), code),
                () -> api.setMyDescription(texts.description(), code));
    }

    private void refuseTrouble(TelegramAnswer answer) {
        if (answer.meaning() == TelegramAnswer.Meaning.OK) {
            return;
        }
        if (!answer.description().equals(trouble)) {
            trouble = answer.description();
            LOG.warnf("Telegram does not take the bot yet, and is asked again: %s", trouble);
        }
        throw new Unregistered();
    }

    private void registered(TelegramAnswer last) {
        pause = AGAIN;
        trouble = "";
        LOG.infof(
                "The bot is @%s; updates come %s",
                identity.name(), access.hasWebhook() ? "by webhook" : "by asking (PUBLIC_URL is not set)");
    }

    private static final class Unregistered extends RuntimeException {

        Unregistered() {
            super("not registered yet", null, false, false);
        }
    }
}
