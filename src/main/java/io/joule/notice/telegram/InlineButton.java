package io.joule.notice.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A button under a message: exactly one of its three deeds is set. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record InlineButton(
        String text,
        @JsonProperty("callback_data") String callbackData,
        String url,
        @JsonProperty("copy_text") CopyText copyText) {

    /** @param text what goes to the clipboard, at most 256 characters */
    @RegisterForReflection
    public record CopyText(String text) {}

    public static InlineButton callback(String text, String data) {
        return new InlineButton(text, data, null, null);
    }

    public static InlineButton url(String text, String url) {
        return new InlineButton(text, null, url, null);
    }

    public static InlineButton copy(String text, String copied) {
        return new InlineButton(text, null, null, new CopyText(copied));
    }
}
