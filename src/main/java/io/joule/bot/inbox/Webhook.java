package io.joule.bot.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.bot.BotAccess;
import io.joule.bot.BotConfig;
import io.joule.notice.telegram.TelegramJson;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Where Telegram brings updates. Who does not know the secret finds nothing here (404, before the body is read); an
 * update is answered as soon as it is stored.
 */
@ApplicationScoped
public class Webhook {

    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final long MAX_BODY_BYTES = 64L * 1_024;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final BotAccess access;
    private final BotConfig config;
    private final Inbox inbox;
    private final UpdateLoop loop;

    Webhook(BotAccess access, BotConfig config, Inbox inbox, UpdateLoop loop) {
        this.access = access;
        this.config = config;
        this.inbox = inbox;
        this.loop = loop;
    }

    void routes(@Observes Router router) {
        if (access.hasWebhook()) {
            // Two routes: on one, Vert.x reads the body before anything else may look at the request.
            router.post(config.webhookPath()).handler(this::admit);
            router.post(config.webhookPath())
                    .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                    .handler(this::receive);
        }
    }

    private void admit(RoutingContext context) {
        if (access.isSecret(context.request().getHeader(SECRET_HEADER))) {
            context.next();
        } else {
            context.fail(404);
        }
    }

    private void receive(RoutingContext context) {
        Optional<JsonNode> update =
                Optional.ofNullable(context.body().asString()).flatMap(TelegramJson::object);
        if (update.isEmpty() || !Inbox.isUpdate(update.get())) {
            context.fail(BAD_REQUEST);
            return;
        }
        inbox.store(update.get())
                .subscribe()
                .with(
                        ignored -> {
                            context.response().setStatusCode(OK).end();
                            loop.wake();
                        },
                        context::fail);
    }
}
