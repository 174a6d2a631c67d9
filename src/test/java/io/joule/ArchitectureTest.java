package io.joule;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.joule.base.Clock;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.UniAwait;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shape of the program (docs/architecture.md) as rules; {@link Offender} shows that each ban bites. */
class ArchitectureTest {

    /** Lowest first: a package knows those before it and none after it. */
    private static final List<String> ORDER = List.of(
            "base",
            "cluster",
            "money",
            "tron",
            "keys",
            "ledger",
            "audit",
            "customer",
            "pricing",
            "supplier",
            "chaintx",
            "order",
            "prepaid",
            "delegation",
            "deposit",
            "payout",
            "notice",
            "bot",
            "api",
            "console",
            "watch",
            "welcome",
            "sandbox",
            "start");

    /** Where a double may be, and why. */
    private static final Set<String> DOUBLES = Set.of(
            // The chain's own formulas, which java-tron computes in double; the simulated chain must agree to the unit.
            "io.joule.sandbox.chain.StakeFormula", "io.joule.sandbox.chain.Recovery");

    /** Where something may wait, and why. */
    private static final Set<String> WAITING = Set.of(
            // Its port must be open before the service starts, and closed before a live reload starts the next one.
            "io.joule.sandbox.SandboxNetwork", "io.joule.sandbox.telegram.SandboxTelegram");

    private static final JavaClasses MAIN = MainClasses.ALL;
    private static final JavaClasses OFFENDER = new ClassFileImporter().importClasses(Offender.class);

    @TestFactory
    Stream<DynamicTest> aPackageKnowsOnlyThoseBelowIt() {
        return IntStream.range(0, ORDER.size() - 1)
                .mapToObj(i -> rule(ORDER.get(i), independence(ORDER.get(i), ORDER.subList(i + 1, ORDER.size()))));
    }

    @Test
    void aPackageThatKnowsAnotherIsCaught() {
        assertThat(independence("keys", List.of("tron")).evaluate(MAIN).hasViolation())
                .isTrue();
    }

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return Stream.concat(bans().entrySet().stream(), shapes().entrySet().stream())
                .map(rule -> rule(rule.getKey(), rule.getValue()));
    }

    @TestFactory
    Stream<DynamicTest> anOffenderIsCaught() {
        return bans().entrySet().stream()
                .map(ban -> DynamicTest.dynamicTest(
                        ban.getKey(),
                        () -> assertThat(ban.getValue().evaluate(OFFENDER).hasViolation())
                                .isTrue()));
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(MAIN.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("io.joule."))
                        .map(name -> name.split("\\.")[2])
                        .distinct())
                .isSubsetOf(ORDER);
    }

    private static ArchRule independence(String name, List<String> others) {
        return noClasses()
                .that()
                .resideInAPackage(tree(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream().map(ArchitectureTest::tree).toArray(String[]::new))
                .because("the packages build on one another in one direction, so each can be read and tested alone");
    }

    private static Map<String, ArchRule> bans() {
        return Map.of(
                "Tink stays in keys",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(tree("keys"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("com.google.crypto.tink..")
                                .because(
                                        "one package seals and opens keys, so one package has to be trusted with them"),
                "private keys stay in keys",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(tree("keys"), tree("sandbox"))
                                .should()
                                .dependOnClassesThat()
                                .haveNameMatching("org\\.tron\\.trident\\..*(KeyPair|PrivateKey)")
                                .because(
                                        "key bytes that never leave keys cannot leak elsewhere (the sandbox's keys are published)"),
                "only the edges speak HTTP to others",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(tree("tron"), tree("bot"), tree("notice"))
                                .should()
                                .dependOnClassesThat()
                                .haveNameMatching(
                                        "io\\.vertx\\.(mutiny\\.)?ext\\.web\\.client\\..*|java\\.net\\.http\\..*|java\\.net\\.URLConnection")
                                .because(
                                        "every outbound call has a timeout, a bound and a classified result, and they are kept there"),
                "time and chance come from base",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(tree("base"))
                                .should()
                                .accessTargetWhere(describe(
                                        "reads the machine's clock, draws an id or sleeps",
                                        ArchitectureTest::readsTheMachine))
                                .because("io.joule.base.Clock and Ids can be driven by a test and by the sandbox"),
                "amounts are whole numbers",
                        noClasses()
                                .that(areOutside(DOUBLES))
                                .should(useFloatingPoint())
                                .because("money and energy are longs: a double loses sun"),
                "nothing waits for a result",
                        noClasses()
                                .that(areOutside(WAITING))
                                .should()
                                .accessTargetWhere(describe("blocks", ArchitectureTest::blocks))
                                .because("a blocked event loop stops every order"),
                "JDBC is for the start",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(tree("start"), "io.joule.keys.command")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.sql")
                                .because("JDBC blocks; once the program runs, SQL goes through the reactive client"),
                "parameters of SQL are bound in Sql classes",
                        noClasses()
                                .that()
                                .haveNameNotMatching(".*Sql(\\$.*)?")
                                .should()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("io.vertx.mutiny.sqlclient.Tuple")
                                .because("a feature's SQL is in one class, which is the place to look for it"));
    }

    private static Map<String, ArchRule> shapes() {
        return Map.of(
                "nothing depends on the sandbox",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(tree("sandbox"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(tree("sandbox"))
                                .because("it is not part of a production build"),
                "packages are named after what they are about",
                        noClasses()
                                .should()
                                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..")
                                .because("such a name says nothing, so everything ends up there"),
                "settings are found by their name",
                        classes()
                                .that()
                                .areAnnotatedWith(ConfigMapping.class)
                                .should()
                                .haveSimpleNameEndingWith("Config")
                                .andShould()
                                .beInterfaces()
                                .because("who looks for a setting looks for Config"),
                "no mutable state is shared unseen",
                        fields().that()
                                .areStatic()
                                .and()
                                .areDeclaredInClassesThat()
                                .resideInAPackage("io.joule..")
                                .should()
                                .beFinal()
                                .because("a static variable is a global variable"));
    }

    private static DynamicTest rule(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> rule.allowEmptyShould(true).check(MAIN));
    }

    private static String tree(String name) {
        return "io.joule." + name + "..";
    }

    private static boolean readsTheMachine(JavaAccess<?> access) {
        String target =
                access.getTargetOwner().getName() + "." + access.getTarget().getName();
        boolean takesAClock = access.getTarget() instanceof CodeUnitAccessTarget unit
                && !unit.getRawParameterTypes().isEmpty();
        return Set.of(
                                "java.lang.System.currentTimeMillis",
                                "java.util.UUID.randomUUID",
                                "java.lang.Thread.sleep",
                                "java.time.Clock.systemUTC",
                                "java.time.Clock.systemDefaultZone")
                        .contains(target)
                || target.startsWith("java.time.") && target.endsWith(".now") && !takesAClock
                || target.equals("java.util.Date.<init>") && !takesAClock;
    }

    private static boolean blocks(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return owner.isAssignableTo(UniAwait.class)
                || owner.isAssignableTo(Uni.class) && name.equals("await")
                || owner.isAssignableTo(Future.class) && Set.of("get", "join").contains(name)
                || owner.getName().startsWith("io.vertx.mutiny.") && name.endsWith("AndAwait")
                || name.equals("asIterable") && owner.getPackageName().startsWith("io.smallrye.mutiny");
    }

    private static DescribedPredicate<JavaClass> areOutside(Set<String> allowed) {
        return describe("are not on the short list", type -> !allowed.contains(type.getName()));
    }

    private static ArchCondition<JavaClass> useFloatingPoint() {
        return new ArchCondition<>("use float or double") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> isFloating(field.getRawType()))
                        .map(JavaField::getDescription)
                        .forEach(text -> events.add(SimpleConditionEvent.satisfied(type, text)));
                type.getCodeUnits().stream()
                        .filter(unit -> touchesFloating(unit.getRawReturnType(), unit.getRawParameterTypes()))
                        .forEach(unit -> events.add(SimpleConditionEvent.satisfied(type, unit.getDescription())));
                type.getAccessesFromSelf().stream()
                        .filter(ArchitectureTest::callsFloating)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private static boolean callsFloating(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget unit
                && touchesFloating(unit.getRawReturnType(), unit.getRawParameterTypes());
    }

    private static boolean touchesFloating(JavaClass result, List<JavaClass> parameters) {
        return isFloating(result) || parameters.stream().anyMatch(ArchitectureTest::isFloating);
    }

    private static boolean isFloating(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getBaseComponentType().getName());
    }

    /** Breaks every ban once, so that a ban which no longer sees anything is noticed. */
    @SuppressWarnings("unused")
    private static final class Offender {

        private com.google.crypto.tink.Aead aead;
        private org.tron.trident.core.key.KeyPair keyPair;
        private io.vertx.mutiny.ext.web.client.WebClient client;
        private java.sql.Connection connection;
        private io.vertx.mutiny.sqlclient.Tuple tuple;

        Instant time(Clock clock) {
            java.util.function.Supplier<UUID> id = UUID::randomUUID;
            return Instant.now();
        }

        long price(long sun) {
            return Math.round(sun * 1.5);
        }

        String result(Uni<String> uni) {
            return CompletableFuture.completedFuture("").join();
        }
    }
}
