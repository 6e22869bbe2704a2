package se.klardag.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/// What the engine is built of, and what it keeps away from.
///
/// A case walks through the packages in the order of the rules below; an arrow points only backwards on that way.
/// `double` is seen where it has a name: in fields, signatures and calls. A local variable that never leaves its
/// method leaves no trace in a class file.
@AnalyzeClasses(packages = "se.klardag.engine", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ENGINE = "se.klardag.engine";

    @ArchTest
    static void every_class_stands_in_a_package_of_the_way(JavaClasses engine) {
        classes()
                .should()
                .resideInAnyPackage(
                        ENGINE,
                        below("figure"),
                        below("facts"),
                        below("terms"),
                        below("eligibility"),
                        below("days"),
                        below("selection"),
                        below("basis"),
                        below("liability"),
                        below("ordinary"),
                        below("price"),
                        below("bill"),
                        below("settlement"),
                        below("correction"),
                        below("indicators"),
                        below("simulation"),
                        below("grant"))
                .check(engine);
    }

    @ArchTest
    static void facts_use_nothing_of_ours(JavaClasses engine) {
        checkThat("facts").usesOnly(engine);
    }

    @ArchTest
    static void terms_use_facts_alone(JavaClasses engine) {
        checkThat("terms").usesOnly(engine, "facts");
    }

    @ArchTest
    static void figure_uses_facts_and_terms(JavaClasses engine) {
        checkThat("figure").usesOnly(engine, "facts", "terms");
    }

    @ArchTest
    static void eligibility_uses_facts_and_terms(JavaClasses engine) {
        checkThat("eligibility").usesOnly(engine, "facts", "terms");
    }

    @ArchTest
    static void days_use_what_comes_before_them(JavaClasses engine) {
        checkThat("days").usesOnly(engine, "facts", "terms", "figure", "eligibility");
    }

    @ArchTest
    static void selection_uses_what_comes_before_it(JavaClasses engine) {
        checkThat("selection").usesOnly(engine, "facts", "terms", "eligibility", "days");
    }

    @ArchTest
    static void basis_uses_facts_terms_and_days(JavaClasses engine) {
        checkThat("basis").usesOnly(engine, "facts", "terms", "days");
    }

    @ArchTest
    static void liability_uses_terms_figure_days_and_their_verdicts(JavaClasses engine) {
        checkThat("liability").usesOnly(engine, "terms", "figure", "days", "eligibility");
    }

    @ArchTest
    static void ordinary_uses_facts_terms_and_the_steps_up_to_the_totals(JavaClasses engine) {
        checkThat("ordinary").usesOnly(engine, "facts", "terms", "eligibility", "days", "selection", "liability");
    }

    @ArchTest
    static void price_uses_terms_and_figure(JavaClasses engine) {
        checkThat("price").usesOnly(engine, "terms", "figure");
    }

    @ArchTest
    static void bill_uses_terms_figure_liability_and_price(JavaClasses engine) {
        checkThat("bill").usesOnly(engine, "terms", "figure", "liability", "price");
    }

    @ArchTest
    static void indicators_use_facts_alone(JavaClasses engine) {
        checkThat("indicators").usesOnly(engine, "facts");
    }

    @ArchTest
    static void grant_uses_terms_figure_and_price(JavaClasses engine) {
        checkThat("grant").usesOnly(engine, "terms", "figure", "price");
    }

    @ArchTest
    static void no_package_reaches_itself_through_another(JavaClasses engine) {
        slices().matching(ENGINE + ".(**)").should().beFreeOfCycles().check(engine);
    }

    @ArchTest
    static void the_engine_uses_no_other_room(JavaClasses engine) {
        noClasses().should().dependOnClassesThat(ofAnotherRoom()).check(engine);
    }

    @ArchTest
    static void no_floating_point_field_outside_simulation(JavaClasses engine) {
        fields()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(below("simulation"))
                .should(new ArchCondition<JavaField>("not hold a floating-point number") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        boolean floating = isFloating(field.getType());
                        events.add(new SimpleConditionEvent(field, !floating, field.getDescription()));
                    }
                })
                .check(engine);
    }

    @ArchTest
    static void no_floating_point_signature_outside_simulation(JavaClasses engine) {
        codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(below("simulation"))
                .should(new ArchCondition<JavaCodeUnit>("not take or return a floating-point number") {
                    @Override
                    public void check(JavaCodeUnit unit, ConditionEvents events) {
                        boolean floating = Stream.concat(
                                Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                                .anyMatch(ArchitectureTest::isFloating);
                        events.add(new SimpleConditionEvent(unit, !floating, unit.getDescription()));
                    }
                })
                .check(engine);
    }

    @ArchTest
    static void no_floating_point_call_outside_simulation(JavaClasses engine) {
        noClasses()
                .that()
                .resideOutsideOfPackage(below("simulation"))
                .should(callCodeUnitWhere(describe("a floating-point number goes in or out", call -> {
                    var target = call.getTarget();
                    return Stream.concat(
                            Stream.of(target.getOwner(), target.getRawReturnType()),
                            target.getRawParameterTypes().stream())
                            .anyMatch(ArchitectureTest::isFloating);
                })))
                .check(engine);
    }

    @ArchTest
    static void no_file_network_database_or_locale(JavaClasses engine) {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..",
                        "java.text.."))
                .orShould()
                .dependOnClassesThat(named("java.util.Locale"))
                .check(engine);
    }

    @ArchTest
    static void no_clock(JavaClasses engine) {
        noClasses()
                .should()
                .dependOnClassesThat(named("java.time.Clock", "java.time.InstantSource"))
                .orShould(callCodeUnitWhere(describe("the time of day is read", call -> isOneOf(
                        call, "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime")
                        || (call.getName().equals("now")
                                && call.getTargetOwner().getPackageName().startsWith("java.time")))))
                .check(engine);
    }

    @ArchTest
    static void no_chance_without_a_seed(JavaClasses engine) {
        noClasses()
                .should()
                .dependOnClassesThat(named(
                        "java.util.Random", "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom"))
                .orShould(callCodeUnitWhere(describe("chance is asked", call -> isOneOf(
                        call, "java.lang.Math.random", "java.util.UUID.randomUUID"))))
                .check(engine);
    }

    @ArchTest
    static void no_surroundings(JavaClasses engine) {
        noClasses()
                .should(callCodeUnitWhere(describe("the surroundings are asked", call -> isOneOf(
                        call,
                        "java.lang.System.getenv",
                        "java.lang.System.getProperty",
                        "java.lang.System.getProperties",
                        "java.lang.Integer.getInteger",
                        "java.lang.Long.getLong",
                        "java.lang.Boolean.getBoolean",
                        "java.time.ZoneId.systemDefault"))))
                .check(engine);
    }

    @ArchTest
    static void nothing_is_printed(JavaClasses engine) {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(engine);
    }

    /// The rule for one package. A package nobody has written yet has nothing to refuse.
    private static Arrows checkThat(String name) {
        return new Arrows(name);
    }

    private record Arrows(String name) {
        void usesOnly(JavaClasses engine, String... others) {
            var allowed = Stream.concat(Stream.of(name), Arrays.stream(others))
                    .map(ArchitectureTest::below)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(below(name))
                    .should()
                    .dependOnClassesThat(resideInAPackage(ENGINE + "..")
                            .and(DescribedPredicate.not(resideInAnyPackage(allowed)))
                            .as("of the engine outside %s", String.join(", ", allowed)))
                    .allowEmptyShould(true)
                    .check(engine);
        }
    }

    private static String below(String name) {
        return ENGINE + "." + name + "..";
    }

    private static DescribedPredicate<JavaClass> ofAnotherRoom() {
        return resideInAPackage("se.klardag..")
                .and(DescribedPredicate.not(resideInAPackage(ENGINE + "..")))
                .as("of another room");
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        var wanted = Set.of(names);
        return describe("named " + wanted, type -> wanted.contains(type.getName()));
    }

    private static boolean isOneOf(JavaAccess<?> call, String... names) {
        return Set.of(names).contains(call.getTargetOwner().getName() + "." + call.getName());
    }

    /// `double` and `float`, boxed, in an array, as a type argument, or in the `Double…` types of `java.util`.
    private static boolean isFloating(JavaType type) {
        var names = type.getAllInvolvedRawTypes()
                .stream()
                .map(raw -> raw.getBaseComponentType().getName())
                .collect(toSet());
        return names.stream()
                .anyMatch(name -> name.matches("double|float|java\\.lang\\.(Double|Float)|java\\.util\\..*Double.*"));
    }
}
