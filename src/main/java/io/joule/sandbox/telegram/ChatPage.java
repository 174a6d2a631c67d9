package io.joule.sandbox.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.node.Json;
import io.joule.tron.TronAddress;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/** {@code /sandbox/chat}: a page on which a person plays the demo people, and what it asks for. */
final class ChatPage {

    private static final String BASE = "/sandbox/chat";
    private static final String API = BASE + "/api/";
    private static final String FILES = "/sandbox/telegram/page/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final long MAX_BODY_BYTES = 64L * 1_024;

    private final Vertx vertx;
    private final SimulatedTelegram telegram;
    private final Optional<DemoNetwork> network;

    ChatPage(Vertx vertx, SimulatedTelegram telegram, Optional<DemoNetwork> network) {
        this.vertx = vertx;
        this.telegram = telegram;
        this.network = network;
    }

    void attach(Router router) {
        file(router, BASE, "chat.html", "text/html;charset=UTF-8");
        file(router, BASE + "/chat.css", "chat.css", "text/css;charset=UTF-8");
        file(router, BASE + "/words.js", "words.js", "text/javascript;charset=UTF-8");
        file(router, BASE + "/chat.js", "chat.js", "text/javascript;charset=UTF-8");
        router.route(API + "*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        router.get(API + "people").handler(context -> answer(context, people()));
        known(router, "state", context -> answer(context, telegram.show(user(context))));
        known(router, "photo", this::photo);
        deed(router, "write", body -> {
            telegram.write(body.path("user").asLong(), body.path("text").asText(null));
            return Json.object();
        });
        deed(router, "press", body -> {
            telegram.press(
                    body.path("user").asLong(),
                    body.path("message").asLong(),
                    body.path("data").asText());
            return Json.object();
        });
        deed(router, "block", body -> {
            telegram.block(body.path("user").asLong(), body.path("out").asBoolean());
            return Json.object();
        });
        deed(router, "pay", this::pay);
    }

    private void file(Router router, String path, String name, String type) {
        router.get(path)
                .handler(context -> context.response()
                        .putHeader("Content-Type", type)
                        .putHeader("Content-Security-Policy", POLICY)
                        .putHeader("Cache-Control", "no-store")
                        .end(Buffer.buffer(resource(name))));
    }

    /** About somebody whom it knows; 404 for others. */
    private static void known(Router router, String path, Handler<RoutingContext> question) {
        router.get(API + path).handler(context -> {
            try {
                question.handle(context);
            } catch (ApiRefusal nobody) {
                refuse(context, 404, nobody);
            }
        });
    }

    private void deed(Router router, String path, Function<JsonNode, JsonNode> deed) {
        router.route(HttpMethod.POST, API + path).handler(context -> {
            String body = context.body().asString();
            vertx.executeBlocking(() -> deed.apply(read(body)), false)
                    .onSuccess(done -> answer(context, done))
                    .onFailure(failure -> refuse(context, failure));
        });
    }

    private JsonNode people() {
        ArrayNode people = Json.array();
        telegram.people().stream()
                .filter(person -> person.id() > 0)
                .forEach(person -> people.addObject()
                        .put("id", person.id())
                        .put("name", person.firstName())
                        .put("language", person.languageCode())
                        .put("wallet", person.wallet())
                        .put("address", address(person)));
        return people;
    }

    private static String address(Person person) {
        return DemoNetwork.find(person.wallet())
                .map(account -> account.address().toString())
                .orElse("");
    }

    /** From the person's demo wallet, as a wallet app would. */
    private JsonNode pay(JsonNode body) {
        DemoNetwork demo = network.orElseThrow(() -> ApiRefusal.bad("there is no sandbox network to pay on"));
        Person person = telegram.people().stream()
                .filter(one -> one.id() == body.path("user").asLong())
                .findFirst()
                .orElseThrow(() -> ApiRefusal.bad("unknown user"));
        Money amount = Money.parse(
                Asset.valueOf(body.path("currency").asText("TRX")),
                body.path("amount").asText());
        TronAddress to = TronAddress.parse(body.path("to").asText());
        DemoAccount wallet = DemoNetwork.find(person.wallet()).orElseThrow();
        try {
            return Json.object().put("txid", demo.transfer(wallet, to, amount.micros(), amount.asset()));
        } catch (Refusal e) {
            throw ApiRefusal.bad(e.broadcastMessage());
        }
    }

    private void photo(RoutingContext context) {
        byte[] photo = telegram.photo(user(context), number(context, "message"));
        if (photo == null) {
            context.response().setStatusCode(404).end();
        } else {
            context.response()
                    .putHeader("Content-Type", "image/png")
                    .putHeader("Cache-Control", "no-store")
                    .end(Buffer.buffer(photo));
        }
    }

    private static long user(RoutingContext context) {
        return number(context, "user");
    }

    private static long number(RoutingContext context, String name) {
        String given = context.request().getParam(name);
        return given != null && given.matches("-?[0-9]{1,15}") ? Long.parseLong(given) : 0;
    }

    private static JsonNode read(String body) {
        try {
            return Json.read(body == null ? "{}" : body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not valid JSON");
        }
    }

    private static void answer(RoutingContext context, JsonNode answer) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Json.write(answer));
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof ApiRefusal || failure instanceof IllegalArgumentException) {
            refuse(context, 422, failure);
        } else {
            context.fail(failure);
        }
    }

    private static void refuse(RoutingContext context, int status, Throwable failure) {
        context.response().setStatusCode(status);
        answer(context, Json.object().put("status", status).put("detail", failure.getMessage()));
    }

    private static byte[] resource(String name) {
        try (InputStream in = ChatPage.class.getResourceAsStream(FILES + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
