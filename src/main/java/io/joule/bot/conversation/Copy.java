package io.joule.bot.conversation;

import io.joule.bot.card.Button;
import io.joule.bot.card.Language;
import io.joule.notice.telegram.TelegramJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** All of a conversation that a step acts on, in the very words of its row. */
@RegisterForReflection
record Copy(long user, long version, String language, String token, String screen, String actions, String state) {

    static Copy of(Conversation c) {
        return new Copy(
                c.user(),
                c.version(),
                c.language().tag(),
                c.token(),
                c.screen(),
                TelegramJson.write(c.actions()),
                c.state());
    }

    /** Empty for what is no copy. */
    static Optional<Copy> read(String json) {
        try {
            return Optional.ofNullable(TelegramJson.read(json, Copy.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String json() {
        return TelegramJson.write(this);
    }

    /**
     * SHA-256 of all of it, as PostgreSQL counts it when an update is taken. State comes last, because only there may a
     * line end.
     */
    String mark() {
        String all = String.join("\n", user + "\n" + version, language, token, screen, actions, state);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Only of a copy that is true. */
    Conversation conversation() {
        return new Conversation(
                user,
                Language.tagged(language),
                screen,
                state,
                token,
                List.of(TelegramJson.read(actions, Button.Action[].class)),
                "",
                version,
                null);
    }
}
