package io.joule.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the keyset comes from. Nothing is ever made up: without a source there is a {@link KeysetFault}.
 *
 * @param text the keyset itself
 * @param file a file that holds it
 */
public record KeysetSource(Optional<String> text, Optional<String> file) {

    public static KeysetSource of(Map<String, String> environment) {
        return new KeysetSource(value(environment, "ENCRYPTION_KEY"), value(environment, "ENCRYPTION_KEY_FILE"));
    }

    /** @throws KeysetFault when there is none, there are two, or it is not a keyset */
    public Keyset read() {
        if (text.isPresent() && file.isPresent()) {
            throw new KeysetFault("ENCRYPTION_KEY and ENCRYPTION_KEY_FILE are both set: keep one of them.");
        }
        return Keyset.parse(text.or(() -> file.map(KeysetSource::content))
                .orElseThrow(() -> new KeysetFault(
                        "ENCRYPTION_KEY is not set: make a keyset with `java -jar quarkus-run.jar keys new`"
                                + " and keep it where the database's backup is not.")));
    }

    @Override
    public String toString() {
        return text.isPresent() ? "ENCRYPTION_KEY" : file.orElse("no keyset");
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | RuntimeException e) {
            throw new KeysetFault("ENCRYPTION_KEY_FILE can't be read: " + file + ".");
        }
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
