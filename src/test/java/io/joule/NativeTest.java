package io.joule;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.joule.api.problem.Problem;
import io.joule.bot.card.Button;
import io.joule.bot.card.Screen;
import io.joule.notice.telegram.TelegramAnswer;
import io.joule.notice.telegram.Update;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What Jackson reads and writes beside the REST resources is registered for reflection: a native program would fail
 * without it, and only when the first such thing comes.
 */
class NativeTest {

    private static final List<JavaClass> MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.joule").stream()
                    .toList();

    @Test
    void theStateOfEveryScreenIsRegistered() {
        Set<Class<?>> states = withParts(MAIN.stream()
                .filter(type -> type.isAssignableTo(Screen.class)
                        && !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> state(type.reflect())));
        assertThat(states).hasSizeGreaterThan(9);
        assertThat(unregistered(states)).isEmpty();
    }

    @Test
    void everyRecordOfTheBotApiAndOfTheOutboxIsRegistered() {
        Set<Class<?>> wire = withParts(Stream.concat(
                Stream.of(Button.Action.class, Problem.class),
                MAIN.stream()
                        .filter(type -> type.isRecord()
                                && (type.getPackageName().equals(Update.class.getPackageName())
                                        || type.getName().startsWith("io.joule.notice.Outbox$")))
                        .map(JavaClass::reflect)
                        .filter(type -> type != TelegramAnswer.class)));
        assertThat(wire).hasSizeGreaterThan(14).contains(Update.class);
        assertThat(unregistered(wire)).isEmpty();
    }

    @Test
    void whatIsNotRegisteredIsFoundHoweverDeepItIs() {
        assertThat(unregistered(withParts(Stream.of(Outer.class)))).containsExactlyInAnyOrder(Inner.class);
    }

    @RegisterForReflection
    record Outer(List<Inner> parts) {}

    record Inner(String text) {}

    private static List<Class<?>> unregistered(Set<Class<?>> types) {
        return types.stream()
                .filter(type -> !type.isAnnotationPresent(RegisterForReflection.class))
                .<Class<?>>map(type -> type)
                .toList();
    }

    /** The argument of its {@code Class<S> stateType()}. */
    private static Class<?> state(Class<?> screen) {
        return Stream.of(screen.getMethods())
                .filter(method -> method.getName().equals("stateType") && !method.isBridge())
                .map(method -> ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0])
                .<Class<?>>map(type -> (Class<?>) type)
                .findFirst()
                .orElseThrow();
    }

    /** They, and the records of Joule that they are made of. */
    private static Set<Class<?>> withParts(Stream<? extends Class<?>> roots) {
        Set<Class<?>> all = new HashSet<>();
        roots.forEach(root -> add(root, all));
        return all;
    }

    private static void add(Type type, Set<Class<?>> all) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(part -> add(part, all));
        } else if (type instanceof Class<?> one && one.isArray()) {
            add(one.getComponentType(), all);
        } else if (type instanceof Class<?> one
                && one.isRecord()
                && one.getName().startsWith("io.joule.")
                && all.add(one)) {
            Stream.of(one.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(part -> add(part, all));
        }
    }
}
