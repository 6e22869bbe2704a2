package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URLClassLoader;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The last step of the build makes jars that start sooner and do the same.
class LoweredJarsTest {
    private static final Path CASES = Path.of("..", "fixtures", "average", "skane-2022-09", "cases.csv");
    /// A class of each room that ships.
    private static final List<String> OURS = List.of(
            "se/klardag/cli/Main.class", "se/klardag/rules/Rulebook.class",
            "se/klardag/engine/settlement/MonthSettler.class");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path lib;

    @BeforeEach
    void somewhere() throws IOException {
        lib = Files.createDirectory(folder.resolve("lib"));
    }

    /// Every kind of part that a record can have.
    record Parts(
            boolean yes,
            byte small,
            char letter,
            short less,
            int whole,
            long large,
            float about,
            double nearly,
            String text,
            List<Integer> list) {}

    @SuppressWarnings("UnusedNestedClass")
    static final class Kind implements Function<Object, String> {
        @Override
        public String apply(Object value) {
            return switch (value) {
                case Integer number when number > 9 -> "large " + number;
                case Integer number -> "small " + number;
                case CharSequence text -> "text " + text;
                case List<?> list -> "list " + list;
                default -> "other";
            };
        }
    }

    @Test
    void the_program_runs_from_them_as_from_its_classes() throws IOException, InterruptedException {
        var path = new ArrayList<Path>();
        var others = new ArrayList<String>();
        for (var entry : classPath()) {
            if (OURS.stream().anyMatch(name -> Files.exists(entry.resolve(name)))) {
                path.add(jar("klardag-" + path.size() + ".jar", entry, _ -> true));
            } else if (entry.getFileName().toString().matches("(picocli|klardag-(rules|engine))-[0-9].*\\.jar")) {
                path.add(Files.copy(entry, lib.resolve(entry.getFileName())));
            } else {
                others.add(entry.toString());
            }
        }
        lower("klardag-*.jar", "picocli-*.jar");

        var parts = Stream.concat(path.stream().map(Path::toString), others.stream());
        var arguments = List.of(
                "settle", "--agreement", "skane-2018", "--period", "2022-09", "--format", "json", CASES.toString());
        var run = new ArrayList<>(List.of(
                JAVA.toString(), "-Dstdout.encoding=UTF-8", "-cp",
                parts.collect(Collectors.joining(File.pathSeparator)),
                "se.klardag.cli.Main", "--lang", "sv"));
        run.addAll(arguments);
        then(output(run)).isEqualTo(Call.of(arguments.toArray(String[]::new)).out());

        var picocli = lib.resolve(Objects.requireNonNull(path.stream()
                .filter(each -> each.getFileName().toString().startsWith("picocli-"))
                .findFirst()
                .orElseThrow()
                .getFileName()));
        try (var changed = new JarFile(picocli.toFile())) {
            then(changed.getEntry("META-INF/LOWERED.txt")).isNotNull();
            // Java's cache of classes takes none from before Java 6
            then(majorVersion(changed, "picocli/CommandLine.class")).isEqualTo(ClassFile.JAVA_17_VERSION);
        }
    }

    @Test
    void records_and_switches_mean_the_same_and_link_nothing() throws Exception {
        var jar = jar("klardag-sample.jar", classesOf(Parts.class), name -> name.contains("LoweredJarsTest$"));
        lower("klardag-*.jar");
        var once = Files.readAllBytes(jar);
        lower("klardag-*.jar");
        then(Files.readAllBytes(jar)).isEqualTo(once);

        try (var loader = new URLClassLoader(new java.net.URL[]{jar.toUri().toURL()}, null)) {
            for (var type : List.of(Parts.class, Kind.class)) {
                var bytes = Objects.requireNonNull(
                        loader.getResourceAsStream(type.getName().replace('.', '/') + ".class"))
                        .readAllBytes();
                then(linked(bytes)).as(type.getName()).doesNotContain("typeSwitch", "equals", "hashCode");
            }
            var parts = loader.loadClass(Parts.class.getName()).getDeclaredConstructors()[0];
            parts.setAccessible(true);
            var list = List.of(1);
            var values = List.of(
                    new Object[]{true, (byte) 1, 'x', (short) 2, 3, 4L << 40, 0.0f, Double.NaN, "t", list},
                    new Object[]{true, (byte) 1, 'x', (short) 2, 3, 4L << 40, -0.0f, Double.NaN, "t", list},
                    new Object[]{false, (byte) -1, 'y', (short) -2, -3, -4L, 1.5f, 0.0, null, null},
                    new Object[]{false, (byte) -1, 'y', (short) -2, -3, -4L, 1.5f, -0.0, null, null});
            for (var one : values) {
                then(parts.newInstance(one).hashCode()).isEqualTo(plain(one).hashCode());
                then(parts.newInstance(one).equals(null)).isFalse();
                for (var other : values) {
                    then(parts.newInstance(one).equals(parts.newInstance(other)))
                            .isEqualTo(plain(one).equals(plain(other)));
                }
            }
            var kind = loader.loadClass(Kind.class.getName()).getDeclaredConstructor();
            kind.setAccessible(true);
            @SuppressWarnings("unchecked")
            var lowered = (Function<Object, String>) kind.newInstance();
            for (var value : List.of(10, 9, "a", CharBuffer.wrap("b"), List.of(1), 2L)) {
                then(lowered.apply(value)).isEqualTo(new Kind().apply(value));
            }
        }
    }

    private static Parts plain(Object[] values) throws ReflectiveOperationException {
        return (Parts) Parts.class.getDeclaredConstructors()[0].newInstance(values);
    }

    /// Names of the calls that are linked at run time.
    private static List<String> linked(byte[] bytes) {
        return ClassFile.of()
                .parse(bytes)
                .methods()
                .stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter((CodeElement each) -> each instanceof InvokeDynamicInstruction)
                .map(each -> ((InvokeDynamicInstruction) each).name().stringValue())
                .toList();
    }

    private static int majorVersion(JarFile jar, String name) throws IOException {
        try (var in = jar.getInputStream(jar.getEntry(name))) {
            return ClassFile.of().parse(in.readAllBytes()).majorVersion();
        }
    }

    private void lower(String... jars) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                JAVA.toString(), Path.of("src", "build", "java", "LoweredJars.java").toString(),
                System.getProperty("java.class.path")));
        for (var each : jars) {
            command.add(lib.resolve(each).toString());
        }
        then(output(command)).isEmpty();
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        var out = folder.resolve("out.txt");
        var err = folder.resolve("err.txt");
        var process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        process.environment().put("KLARDAG_FOLDER", "");
        then(process.start().waitFor()).as(Files.readString(err)).isZero();
        return Files.readString(out);
    }

    private Path jar(String name, Path classes, Function<String, Boolean> wanted) throws IOException {
        var jar = lib.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(jar)); var all = Files.walk(classes)) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                var entry = classes.relativize(file).toString().replace(File.separatorChar, '/');
                if (wanted.apply(entry)) {
                    out.putNextEntry(new ZipEntry(entry));
                    out.write(Files.readAllBytes(file));
                    out.closeEntry();
                }
            }
        }
        return jar;
    }

    private static Path classesOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }
}
