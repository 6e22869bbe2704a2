package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.cli.documents.parties.PartiesFile;

/// A bundle with its documents, made and verified by processes that differ in all a machine may differ in: each makes the same
/// bytes, and finds the first one's bundle right.
class ElsewhereTest {
    /// All that can be computed agrees; the documents that travel with it are not compared. As far as every encoding has it.
    private static final String COMPUTED = "bundle.zip: det som g";

    private static final String FIXTURE = "../fixtures/adopted/adopted-agreement/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path first;

    /// What is another than where the first bundle was made.
    ///
    /// @param environment variables beside no others
    /// @param options     of Java
    /// @param from        working folder, below that of the files
    record Machine(String what, Map<String, String> environment, List<String> options, String from) {
        Machine {
            environment = Map.copyOf(environment);
            options = List.copyOf(options);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Machine> machines() {
        return List.of(
                new Machine("a zone east of most, by its variable; bytes that are ASCII",
                        Map.of("TZ", "Pacific/Kiritimati", "LC_ALL", "C"), List.of("-Dfile.encoding=COMPAT"), ""),
                new Machine("a zone with a quarter of an hour, by Java; Turkish letters",
                        Map.of("LC_ALL", "tr_TR.UTF-8"),
                        List.of("-Duser.timezone=Asia/Kathmandu", "-Duser.language=tr", "-Duser.country=TR"), "down"),
                new Machine("a zone west; Arabic digits and an Islamic calendar",
                        Map.of("TZ", "America/St_Johns", "LC_ALL", "ar_SA.UTF-8"),
                        List.of("-Duser.language=ar", "-Duser.country=SA",
                                "-Duser.extensions=u-ca-islamic-umalqura-nu-arab"),
                        ""),
                new Machine("Sweden; another user with another home",
                        Map.of("TZ", "Europe/Stockholm", "LC_ALL", "sv_SE.ISO-8859-1", "HOME", "/nowhere",
                                "USER", "ordförande", "LOGNAME", "ordförande"),
                        List.of("-Duser.language=sv", "-Duser.country=SE", "-Duser.name=ordförande",
                                "-Duser.home=/nowhere", "-Dfile.encoding=COMPAT", "-Dline.separator=\r\n"),
                        "down/further"),
                new Machine("no locale; Java gives every object another hash",
                        Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"),
                        List.of("-XX:+UseParallelGC", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=0"),
                        "down"));
    }

    @BeforeAll
    static void make_the_first() throws Exception {
        Files.createDirectories(folder.resolve("down/further"));
        for (var name : List.of("agreement.yaml", "cases.csv")) {
            Files.copy(Path.of(FIXTURE + name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("parties.yaml"), PartiesFile.example());
        protect(List.of("agreement.yaml", "cases.csv", "parties.yaml"), false);
        var said = run(new Machine("", Map.of(), List.of(), "down"), first, List.of());
        then(said).contains(COMPUTED);
        then(first.resolve("bundle.zip").toFile().setReadOnly()).isTrue();
    }

    @AfterAll
    static void may_be_taken_away() {
        protect(List.of("agreement.yaml", "cases.csv", "parties.yaml"), true);
        then(first.resolve("bundle.zip").toFile().setWritable(true)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void the_same_bytes_are_made_and_found(Machine machine, @TempDir Path out) throws Exception {
        var said = run(machine, out, List.of(first.resolve("bundle.zip")));

        then(said).contains(COMPUTED);
        then(names(out)).isEqualTo(names(first)).hasSizeGreaterThan(10);
        for (var name : names(first)) {
            then(out.resolve(name)).as(name).hasSameBinaryContentAs(first.resolve(name));
        }
    }

    private static String run(Machine machine, Path out, List<Path> bundle) throws Exception {
        var from = folder.resolve(machine.from());
        var log = out.resolveSibling(out.getFileName() + ".log");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(machine.options());
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .toList();
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classes), ElsewhereProcess.class.getName(),
                folder.toString(), out.toString()));
        bundle.forEach(each -> command.add(from.relativize(each).toString()));
        var builder = new ProcessBuilder(command).directory(from.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(machine.environment());
        int code = builder.start().waitFor();
        var said = Files.readString(log, StandardCharsets.ISO_8859_1);
        Files.delete(log);
        then(code).as(said).isZero();
        return said;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(each -> folder.relativize(each).toString()).sorted().toList();
        }
    }

    private static void protect(List<String> names, boolean writable) {
        names.forEach(name -> then(folder.resolve(name).toFile().setWritable(writable)).as(name).isTrue());
    }
}
