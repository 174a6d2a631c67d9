package io.joule.bot;

import io.joule.notice.telegram.TelegramConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether there is a bot, how its updates come in, and the secret that a webhook call must know. */
@ApplicationScoped
public class BotAccess {

    private static final String HMAC = "HmacSHA256";

    private final TelegramConfig telegram;
    private final BotConfig config;

    public BotAccess(TelegramConfig telegram, BotConfig config) {
        this.telegram = telegram;
        this.config = config;
    }

    /** There is a token. */
    public boolean isOn() {
        return telegram.token().isPresent();
    }

    /** Telegram calls us; else we ask. */
    public boolean hasWebhook() {
        return isOn() && config.publicUrl().isPresent();
    }

    /** The whole address that Telegram calls. */
    public String webhookUrl() {
        return config.publicUrl().orElse("").replaceFirst("/+$", "") + config.webhookPath();
    }

    /** Compared without telling by its duration where they differ. */
    public boolean isSecret(String given) {
        return given != null && MessageDigest.isEqual(bytes(given), bytes(secret()));
    }

    /** The configured one, or one that who does not know the token can't find out. */
    public String secret() {
        return config.webhookSecret().orElseGet(() -> derived(telegram.token().orElse("")));
    }

    private static String derived(String token) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes("joule webhook"), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(bytes(token)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
