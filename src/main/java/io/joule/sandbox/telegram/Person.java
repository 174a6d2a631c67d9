package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;

/**
 * Somebody who uses the simulated Telegram; with an id below zero: a group.
 *
 * @param languageCode as Telegram tells it
 * @param wallet name of the demo account that pays
 */
record Person(long id, String firstName, String languageCode, String wallet) {

    ObjectNode user() {
        return Json.object()
                .put("id", id)
                .put("is_bot", false)
                .put("first_name", firstName)
                .put("language_code", languageCode);
    }

    ObjectNode chat() {
        return id < 0
                ? Json.object().put("id", id).put("type", "group").put("title", firstName)
                : Json.object().put("id", id).put("type", "private").put("first_name", firstName);
    }
}
