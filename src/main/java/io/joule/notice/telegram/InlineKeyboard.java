package io.joule.notice.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The buttons under a message, row by row; none at all is written as no rows. */
@RegisterForReflection
public record InlineKeyboard(
        @JsonProperty("inline_keyboard") List<List<InlineButton>> rows) {

    public static final InlineKeyboard NONE = new InlineKeyboard(List.of());

    public InlineKeyboard {
        rows = rows == null ? List.of() : rows.stream().map(List::copyOf).toList();
    }
}
