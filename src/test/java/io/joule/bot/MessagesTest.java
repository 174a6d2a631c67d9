package io.joule.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever reads Chinese finds each text, with what the English one says filled in. */
class MessagesTest {

    private static final Path FILES = Path.of("src/main/resources/messages");
    private static final Pattern FILLED_IN = Pattern.compile("\\{(?!#|/)([a-zA-Z]+)[^}]*}|\\{#if ([a-zA-Z]+)");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern ENGLISH_WORDS = Pattern.compile("[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}");

    @TestFactory
    Stream<DynamicTest> everyTextIsThereInChinese() {
        return bundles()
                .map(bundle -> DynamicTest.dynamicTest(bundle.getSimpleName(), () -> {
                    Properties chinese = chinese(bundle);
                    assertThat(chinese.stringPropertyNames()).isEqualTo(keys(bundle));
                    texts(bundle).forEach(text -> assertTold(text, chinese.getProperty(text.getName())));
                }));
    }

    @Test
    void everyFileBelongsToABundle() throws IOException {
        Set<String> names = new TreeSet<>();
        bundles().forEach(bundle -> names.add(file(bundle).getFileName().toString()));
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(names).hasSizeGreaterThan(10);
    }

    @TestFactory
    Stream<DynamicTest> noNarrowMarkIsBehindChinese() {
        return bundles()
                .map(bundle -> DynamicTest.dynamicTest(
                        bundle.getSimpleName(),
                        () -> assertThat(chinese(bundle).values())
                                .allSatisfy(
                                        text -> assertThat((String) text).doesNotContainPattern("\\p{IsHan}[:,?]"))));
    }

    private static void assertTold(Method text, String chinese) {
        String english = text.getAnnotation(Message.class).value();
        assertThat(filledIn(chinese)).as(text.toString()).isEqualTo(filledIn(english));
        assertThat(filledIn(english))
                .as("%s fills in its parameters, and nothing else", text)
                .isEqualTo(parameters(text));
        assertThat(ENGLISH_WORDS.matcher(chinese.replaceAll("\\{[^}]*}", "")).find())
                .as("%s: %s", text, chinese)
                .isFalse();
        if (ENGLISH_WORDS.matcher(english).find()) {
            assertThat(CHINESE.matcher(chinese).find())
                    .as("%s: %s", text, chinese)
                    .isTrue();
        }
    }

    private static Set<String> filledIn(String text) {
        Set<String> names = new TreeSet<>();
        FILLED_IN
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1) == null ? found.group(2) : found.group(1))
                .forEach(names::add);
        return names;
    }

    private static Set<String> parameters(Method text) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(text.getParameters()).forEach(parameter -> names.add(parameter.getName()));
        return names;
    }

    private static Set<String> keys(Class<?> bundle) {
        Set<String> keys = new TreeSet<>();
        texts(bundle).forEach(text -> keys.add(text.getName()));
        return keys;
    }

    private static Stream<Method> texts(Class<?> bundle) {
        return Arrays.stream(bundle.getDeclaredMethods()).filter(text -> text.isAnnotationPresent(Message.class));
    }

    private static Properties chinese(Class<?> bundle) throws IOException {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file(bundle))) {
            read.load(reader);
        }
        return read;
    }

    private static Path file(Class<?> bundle) {
        return FILES.resolve(bundle.getAnnotation(MessageBundle.class).value() + "_zh.properties");
    }

    private static Stream<Class<?>> bundles() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.joule").stream()
                        .filter(type -> type.isAnnotatedWith(MessageBundle.class))
                        .<Class<?>>map(JavaClass::reflect);
    }
}
