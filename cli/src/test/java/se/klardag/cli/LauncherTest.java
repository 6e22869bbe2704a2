package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher beside a finished program: here a jar that points to the classes under test.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path launcher;

    @BeforeEach
    void installed() throws IOException {
        var home = Files.createDirectories(folder.resolve("program med blanksteg"));
        launcher = Files.copy(Path.of("klardag"), home.resolve("klardag"));
        then(launcher.toFile().setExecutable(true)).isTrue();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (var jar = new JarOutputStream(Files.newOutputStream(home.resolve("klardag-cli.jar")), manifest)) {
            jar.finish();
        }
    }

    @Test
    void it_runs_from_any_folder_and_through_links() throws IOException, InterruptedException {
        var near = Files.createSymbolicLink(folder.resolve("near"), launcher);
        var far = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("klardag"), Path.of("..", "near"));
        var elsewhere = Files.createDirectory(folder.resolve("annan plats"));
        for (var command : List.of(launcher, near, far)) {
            var call = start(elsewhere, Map.of(), command.toString(), "agreements", "list");

            then(call.code()).as(call.err()).isZero();
            then(call.out()).contains("skane-2018", "Ger preliminära räkningar");
            then(call.err()).isEmpty();
        }
    }

    @Test
    void what_an_earlier_program_left_for_a_quick_start_does_no_harm() throws IOException, InterruptedException {
        var kept = Files.writeString(launcher.resolveSibling("klardag-daily.aot"), "made for another program");
        then(kept.toFile().setLastModified(System.currentTimeMillis() + 60_000)).isTrue();
        var call = start(folder, Map.of(), launcher.toString(), "agreements", "list");

        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("skane-2018");
        then(call.err()).isEmpty();
    }

    @Test
    void arguments_arrive_as_they_were_given() throws IOException, InterruptedException {
        var file = CaseLines.text(folder, "mina ärenden * $HOME.csv",
                CaseLines.table(CaseLines.row("case_id", "a b  c")));
        var call = start(
                folder,
                Map.of(),
                launcher.toString(),
                "explain",
                "--agreement",
                "skane-2018",
                "--period",
                "2022-09",
                "--case",
                "a b  c",
                file.getFileName().toString());

        then(call.code()).as(call.err()).isZero();
        then(call.out()).startsWith("Ärende a b  c\n");
    }

    @Test
    void the_exit_code_is_the_programs() throws IOException, InterruptedException {
        then(start(folder, Map.of(), launcher.toString(), "nope").code()).isEqualTo(2);
        var refused = start(
                folder, Map.of(), launcher.toString(), "settle", "--agreement", "skane-2018", "--period", "2021-03",
                "x");
        then(refused.code()).isEqualTo(3);
    }

    /// A large file is read with the options of `compiler.json`, whose own notices must not come among the program's.
    @Test
    void a_large_file_changes_nothing_that_a_call_says() throws IOException, InterruptedException {
        Files.copy(Path.of("compiler.json"), launcher.resolveSibling("compiler.json"));
        var large = folder.resolve("large.csv");
        try (var empty = new RandomAccessFile(large.toFile(), "rw")) {
            empty.setLength(50_000_001);
        }
        var missing = List.of(launcher.toString(), "settle", "--agreement", "skane-2018", "--period", "2021-03");
        var small = start(folder, Map.of(), Stream.concat(missing.stream(), Stream.of("x")).toArray(String[]::new));
        var call = start(folder, Map.of(),
                Stream.concat(missing.stream(), Stream.of(large.toString())).toArray(String[]::new));

        then(call.code()).as(call.err()).isEqualTo(3);
        then(call.err()).isEqualTo(small.err());
        then(call.out()).isEqualTo(small.out());

        var tooSmall = start(folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx2m"),
                Stream.concat(missing.stream(), Stream.of(large.toString())).toArray(String[]::new));
        then(tooSmall.code()).isEqualTo(70);
        then(tooSmall.err()).contains("heap size", "did not start");
    }

    @Test
    void the_locale_decides_the_language_whatever_its_character_set() throws IOException, InterruptedException {
        for (var locale : List.of("en_GB.UTF-8", "en_US", "en_XX.ISO-8859-1")) {
            then(start(folder, Map.of("LC_ALL", locale), launcher.toString(), "--help").out()).startsWith("What a");
        }
        for (var locale : List.of("sv_SE.UTF-8", "sv_SE.ISO-8859-1", "C", "POSIX", "de_DE")) {
            then(start(folder, Map.of("LC_ALL", locale), launcher.toString(), "--help").out())
                    .startsWith("Vad en kommun är skyldig");
        }
    }

    @Test
    void a_java_home_that_is_too_old_or_none_is_passed_over_or_told() throws IOException, InterruptedException {
        var old = folder.resolve("jdk-17");
        var bin = Files.createDirectories(old.resolve("bin"));
        CaseLines.text(old, "release", "JAVA_VERSION=\"17.0.1\"\n");
        then(CaseLines.text(bin, "java", "#!/bin/sh\nexit 9\n").toFile().setExecutable(true)).isTrue();
        // our own JDK is found on the path
        then(start(folder, Map.of("JAVA_HOME", old.toString()), launcher.toString(), "--version").code())
                .isZero();
    }

    /// Java ends with 1 when it does not start: that must not be taken for a settlement with rejected rows.
    @Test
    void a_java_that_does_not_start_is_told_and_no_result() throws IOException, InterruptedException {
        for (var options : List.of("-Xmx99999g", "-Xms2g -Xmx1g", "-Xnonsense")) {
            var call = start(folder, Map.of("JAVA_TOOL_OPTIONS", options), launcher.toString(), "agreements", "list");
            then(call.code()).as(options + call.err()).isEqualTo(70);
            then(call.out()).isEmpty();
            then(call.err()).contains("startade inte", "did not start", "JAVA_TOOL_OPTIONS");
        }
        var rejected = CaseLines.file(folder, CaseLines.row(), CaseLines.row("case_id", "b", "municipality", "9999"));
        var call = start(folder, Map.of(), launcher.toString(), "settle", "--agreement", "skane-2018", "--period",
                "2022-09", rejected.toString());
        then(call.code()).as(call.err()).isEqualTo(1);
        then(call.out()).startsWith("Klardag");
        then(call.err()).doesNotContain("startade inte");
    }

    @Test
    void an_output_that_is_closed_or_full_is_told() throws IOException, InterruptedException {
        var closed = shell("\"$0\" agreements list >&-");
        then(closed.code()).isEqualTo(2);
        then(closed.err()).contains("standard ut är stängd", "standard output is closed");
        then(shell("\"$0\" agreements list 2>&-").code()).isZero();
        var silent = shell("\"$0\" settle --agreement skane-2018 --period 2022-09 - <&-");
        then(silent.code()).isEqualTo(2);
        then(silent.err()).isEqualTo("stdin: är tom; exportera den igen\n");
        var enough = shell("\"$0\" agreements list | head -n 1");
        then(enough.code()).isZero();
        then(enough.err()).isEmpty();
        if (Files.exists(Path.of("/dev/full"))) {
            var full = shell("\"$0\" agreements list >/dev/full");
            then(full.code()).isEqualTo(2);
            then(full.err()).contains("kunde inte skrivas till standard ut");
        }
    }

    @Test
    void what_ends_the_launcher_ends_the_program_and_leaves_nothing() throws IOException, InterruptedException {
        var place = Files.createDirectory(folder.resolve("plats"));
        var call = shell(
                "cd plats && { \"$0\" generate --region skane --from 2000-01 --months 240 --seed 1 -o c.csv & }"
                        + " && sleep 2 && kill -TERM $! && wait $!");
        then(call.code()).as(call.err()).isEqualTo(143);
        then(place).isEmptyDirectory();
    }

    private Call shell(String line) throws IOException, InterruptedException {
        return start(folder, Map.of(), "sh", "-c", line, launcher.toString());
    }

    private Call start(Path from, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var out = folder.resolve("out.txt").toFile();
        var err = folder.resolve("err.txt").toFile();
        var builder = new ProcessBuilder(new ArrayList<>(Arrays.asList(command))).directory(from.toFile())
                .redirectOutput(out)
                .redirectError(err);
        var java = Path.of(System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment()
                .merge("PATH", java.resolve("bin").toString(), (path, bin) -> bin + File.pathSeparator + path);
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Call(
                code,
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toUri().toASCIIString())
                .collect(Collectors.joining(" "));
    }
}
