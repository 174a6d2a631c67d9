package io.joule.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash of an entry, computed here a second time and not by the database that is being checked. Every field goes in
 * as UTF-8 with its length in bytes and a colon before it.
 */
final class AuditHash {

    /** What the first entry has for the hash of the one before. */
    static final String NONE = "0".repeat(64);

    private AuditHash() {}

    static String of(AuditEntry e) {
        var text = new ByteArrayOutputStream();
        List.of(
                        Long.toString(e.id()),
                        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, e.at())),
                        e.actorKind(),
                        e.actor(),
                        e.action(),
                        e.subject(),
                        e.details(),
                        e.previous())
                .forEach(field -> put(text, field));
        return HexFormat.of().formatHex(sha256(text.toByteArray()));
    }

    private static void put(ByteArrayOutputStream text, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        text.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
