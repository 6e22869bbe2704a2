package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.MonthExplainer;
import se.klardag.engine.settlement.MonthSettler;

/// The public interface is what a caller can come to from its doors, and the engine's README names its packages.
class PublicApiTest {
    private static final List<Class<?>> DOORS = List.of(
            Rulebook.class, Agreements.class, Scenario.class, RecordedCase.class, CaseSource.class, WallClock.class,
            MonthSettler.class, MonthExplainer.class);
    private static final Pattern PACKAGE = Pattern.compile("`(se\\.klardag\\.[a-z.]+)`");

    @Test
    void the_readme_names_the_packages_that_a_caller_can_come_to_and_no_other() throws IOException {
        var packages = new TreeSet<String>();
        reached().forEach(type -> packages.add(type.getPackageName()));
        assertThat(stated()).isEqualTo(packages);
    }

    /// What a caller is handed and cannot name would be of no use.
    @Test
    void every_type_that_a_caller_can_come_to_is_public() {
        assertThat(reached()).hasSizeGreaterThan(80)
                .allMatch(type -> Modifier.isPublic(type.getModifiers()), "is public");
    }

    private static Set<String> stated() throws IOException {
        var readme = Files.readString(Path.of("..", "engine", "README.md"));
        var from = readme.indexOf("### What a version number promises");
        var section = readme.substring(from, readme.indexOf("\n## ", from));
        var found = new TreeSet<String>();
        PACKAGE.matcher(section).results().forEach(each -> found.add(each.group(1)));
        return found;
    }

    private static Set<Class<?>> reached() {
        var reached = new LinkedHashSet<Class<?>>();
        Deque<Class<?>> open = new ArrayDeque<>(DOORS);
        while (!open.isEmpty()) {
            var type = open.pop();
            if (type.getName().startsWith("se.klardag.") && reached.add(type)) {
                signature(type).forEach(each -> classes(each, open));
            }
        }
        return reached;
    }

    /// Every type that stands in what others may use of a class.
    private static Stream<Type> signature(Class<?> type) {
        var permitted = type.isSealed() ? Arrays.<Type>stream(type.getPermittedSubclasses()) : Stream.<Type>empty();
        var above = Stream.concat(Stream.ofNullable(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()));
        var fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(java.lang.reflect.Field::getGenericType);
        var methods = Stream.<Executable>concat(
                Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .flatMap(PublicApiTest::signature);
        return Stream.of(permitted, above, fields, methods).flatMap(each -> each);
    }

    private static Stream<Type> signature(Executable method) {
        var result = method instanceof java.lang.reflect.Method returning
                ? Stream.of(returning.getGenericReturnType())
                : Stream.<Type>empty();
        return Stream.of(
                result, Arrays.stream(method.getGenericParameterTypes()),
                Arrays.stream(method.getGenericExceptionTypes()))
                .flatMap(each -> each);
    }

    private static void classes(Type type, Deque<Class<?>> open) {
        switch (type) {
            case Class<?> plain -> open.push(plain.isArray() ? plain.getComponentType() : plain);
            case ParameterizedType generic -> {
                classes(generic.getRawType(), open);
                Arrays.stream(generic.getActualTypeArguments()).forEach(each -> classes(each, open));
            }
            case GenericArrayType array -> classes(array.getGenericComponentType(), open);
            case WildcardType wildcard -> {
                Arrays.stream(wildcard.getUpperBounds()).forEach(each -> classes(each, open));
                Arrays.stream(wildcard.getLowerBounds()).forEach(each -> classes(each, open));
            }
            case TypeVariable<?> _ -> {
                // stands for a type that is named elsewhere
            }
            default -> throw new IllegalStateException(type.toString());
        }
    }
}
