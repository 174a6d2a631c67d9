package io.joule;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md names every setting there is, with its default, and none that there is not. */
class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/operations.md");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final Path EXAMPLE = Path.of("docker/env.example");
    private static final String OF_POSTGRESQL = "POSTGRES_PASSWORD";
    /** The compose file sets them, or they are about the embedded PostgreSQL, which no container has. */
    private static final Set<String> NOT_TO_FILL_IN = Set.of("REDIS_URL", "HTTP_PORT", "JOULE_DATA");

    @Test
    void everyPropertyIsThereWithItsDefault() throws IOException {
        List<String> rows = rows();
        assertThat(settings())
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(rows).anyMatch(setting::isDescribedBy));
    }

    @Test
    void noPropertyIsThereThatDoesNotExist() throws IOException {
        List<String> names = settings().map(Setting::name).toList();
        assertThat(rows().stream().flatMap(row -> matches("^\\| `(joule\\.[a-z0-9.*-]+)`", row)))
                .isSubsetOf(names);
    }

    @Test
    void everyEnvironmentVariableIsThere() throws IOException {
        List<String> rows = rows();
        assertThat(matches("\\$\\{([A-Z][A-Z0-9_]+)[:}]", Files.readString(PROPERTIES))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(rows).anyMatch(row -> row.startsWith("| `" + name + "` |")));
    }

    @Test
    void theExampleForContainersHasEveryVariableAndNoOther() throws IOException {
        List<String> example =
                matches("(?m)^#?([A-Z][A-Z0-9_]+)=", Files.readString(EXAMPLE)).toList();
        List<String> documented = rows().stream()
                .flatMap(row -> matches("^\\| `([A-Z][A-Z0-9_]+)`", row))
                .filter(name -> !NOT_TO_FILL_IN.contains(name))
                .toList();
        assertThat(example).doesNotHaveDuplicates().contains(OF_POSTGRESQL);
        assertThat(example).filteredOn(name -> !OF_POSTGRESQL.equals(name)).hasSameElementsAs(documented);
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static Stream<Setting> settings() {
        return MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .flatMap(
                        type -> settings(type.getAnnotation(ConfigMapping.class).prefix(), type));
    }

    private static Stream<Setting> settings(String prefix, Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !method.isDefault())
                .flatMap(method -> {
                    String name = prefix + "." + name(method);
                    if (method.getReturnType().getName().startsWith("io.joule.")
                            && method.getReturnType().isInterface()) {
                        return settings(name, method.getReturnType());
                    }
                    String suffix = Map.class.isAssignableFrom(method.getReturnType()) ? ".*" : "";
                    Optional<WithDefault> given = Optional.ofNullable(method.getAnnotation(WithDefault.class));
                    return Stream.of(new Setting(
                            name + suffix, given.map(WithDefault::value).orElse("")));
                });
    }

    private static String name(Method method) {
        WithName given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
    }

    private record Setting(String name, String byDefault) {

        boolean isDescribedBy(String row) {
            return row.startsWith("| `" + name + "` | " + (byDefault.isEmpty() ? "" : "`" + byDefault + "` |"));
        }
    }
}
