package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher of an installed program, which brings its own Java: here a script that prints what it is given.
@DisabledOnOs(OS.WINDOWS)
class PackedLauncherTest {
    private static final String STAND_IN = """
            #!/bin/sh
            for each; do
                case $each in
                    -XX:AOTCacheOutput=*) [ -z "${TRAINING_FAILS:-}" ] || exit 1; : >"${each#*=}"; exit 0 ;;
                esac
                printf '<%s>\\n' "$each"
            done
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @BeforeEach
    void installed() throws IOException {
        home = Files.createDirectories(folder.resolve("program på plats"));
        executable(Files.copy(Path.of("klardag"), home.resolve("klardag")));
        Files.createFile(home.resolve("klardag-cli.jar"));
        Files.writeString(home.resolve("package.id"), "0123456789abcdef\n");
        var bin = Files.createDirectories(home.resolve("runtime").resolve("bin"));
        executable(Files.writeString(bin.resolve("java"), STAND_IN));
    }

    @Test
    void the_first_start_keeps_a_cache_outside_the_program_and_later_ones_take_it()
            throws IOException, InterruptedException {
        var before = files();
        var first = start(Map.of(), "settle", "fall åäö.csv");
        var second = start(Map.of(), "settle");
        var ofTheLedger = start(Map.of(), "bills");

        then(first.out()).contains("<fall åäö.csv>", cache("daily"));
        then(first.err()).isEqualTo("klardag: förbereder snabbare start, en gång …\n");
        then(second.out()).contains(cache("daily"));
        then(second.err()).isEmpty();
        then(ofTheLedger.out()).contains(cache("ledger"));
        then(ofTheLedger.err()).isNotEmpty();
        then(files()).isEqualTo(before);
    }

    /// A jar is opened at every start that knows of it.
    @Test
    void a_daily_call_is_given_every_jar_only_where_it_can_need_one() throws IOException, InterruptedException {
        then(start(Map.of(), "simulate").out()).contains(cache("wide"), "/lib/*>");
        then(start(Map.of(), "--lang", "en", "invoice").out()).contains(cache("documents"), "/lib/*>");
        for (var near : List.of(
                "settle --agreement x --period=2022-09 a-2022-1.csv", "--lang en explain --case A-2022-1b -",
                "check --allow-rejects --mapping SK")) {
            then(start(Map.of(), near.split(" ")).out()).as(near).contains(cache("daily")).doesNotContain("/lib/*");
        }
        for (var far : List.of(
                "settle --agreement x --as pdf", "explain SK-2022-0017", "check -o x",
                "explain --between SK-2022-1 SK-2022-2..3")) {
            then(start(Map.of(), far.split(" ")).out()).as(far).contains(cache("daily"), "/lib/*>");
        }
        for (var own : List.of("settle --agreement min/egen.yaml x.csv", "explain --agreement=x.yml")) {
            then(start(Map.of(), own.split(" ")).out()).as(own).contains(cache("own")).doesNotContain("/lib/*");
        }
        then(start(Map.of(), "settle", "--parties=p.yaml").out()).contains(cache("own"), "/lib/*>");
        for (var prepared : List.of("--version", "--lang en -h", "--help --lang sv", "--lang=en -V")) {
            then(PreparedAnswer.isAskedFor(prepared.split(" "))).isTrue();
            then(start(Map.of(), prepared.split(" ")).out()).as(prepared)
                    .doesNotContain("AOTCache", "picocli", "/lib/*");
        }
        for (var modelled : List.of("--help settle", "--lang de --help", "-V -h", "--lang sv --lang en -h", "")) {
            then(PreparedAnswer.isAskedFor(modelled.split(" "))).isFalse();
            then(start(Map.of(), modelled.split(" ")).out()).as(modelled).contains(cache("wide"), "/lib/*>");
        }
    }

    @Test
    void a_training_that_fails_is_tried_once() throws IOException, InterruptedException {
        var first = start(Map.of("TRAINING_FAILS", "yes"), "settle");
        var second = start(Map.of(), "settle");

        then(List.of(first.code(), second.code())).containsOnly(0);
        then(first.out()).contains("<settle>").doesNotContain("AOTCache");
        then(second.out()).contains("<settle>").doesNotContain("AOTCache");
        then(second.err()).isEmpty();

        var anew = start(Map.of("KLARDAG_TRAIN", "only"));
        then(anew.out()).isEmpty();
        then(start(Map.of(), "settle").out()).contains(cache("daily"));
    }

    @Test
    void without_a_folder_of_its_own_or_where_nobody_wants_it_there_is_no_cache()
            throws IOException, InterruptedException {
        var unwanted = start(Map.of("KLARDAG_TRAIN", "never"), "settle");
        var homeless = start(Map.of("XDG_CACHE_HOME", ""), "settle");
        var unwritable = start(Map.of("XDG_CACHE_HOME", "/dev/null"), "settle");

        for (var call : List.of(unwanted, homeless, unwritable)) {
            then(call.code()).as(call.err()).isZero();
            then(call.out()).contains("<settle>").doesNotContain("AOTCache");
            then(call.err()).isEmpty();
        }
    }

    /// Java takes a cache whose classes are not those of the jars (25.0.3 runs the older ones), so the launcher must not give it one.
    @Test
    void a_cache_of_an_older_build_or_of_another_folder_is_not_given_to_java()
            throws IOException, InterruptedException {
        Files.delete(home.resolve("package.id"));
        var engine = Files.createFile(Files.createDirectory(home.resolve("lib")).resolve("klardag-engine-1.jar"));
        var cache = Files.createFile(home.resolve("klardag-daily.aot"));
        var of = Files.writeString(home.resolve("klardag-daily.aot.of"), home + "\n");
        var given = "<-XX:AOTCache=" + cache + ">";
        var now = System.currentTimeMillis();
        then(cache.toFile().setLastModified(now + 60_000)).isTrue();
        then(start(Map.of(), "settle").out()).contains(given);

        then(engine.toFile().setLastModified(now + 120_000)).isTrue();
        then(start(Map.of(), "settle").out()).contains("<settle>").doesNotContain("AOTCache");

        then(engine.toFile().setLastModified(now)).isTrue();
        Files.writeString(of, folder + "\n");
        then(start(Map.of(), "settle").out()).contains("<settle>").doesNotContain("AOTCache");
        Files.delete(of);
        then(start(Map.of(), "settle").out()).contains("<settle>").doesNotContain("AOTCache");
    }

    private String cache(String kind) {
        return "<-XX:AOTCache=" + folder.resolve("cache/klardag/0123456789abcdef/klardag-" + kind + ".aot") + ">";
    }

    private List<Path> files() throws IOException {
        try (var found = Files.walk(home)) {
            return found.sorted().toList();
        }
    }

    private static void executable(Path file) {
        then(file.toFile().setExecutable(true)).isTrue();
    }

    private Call start(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var out = folder.resolve("out.txt");
        var err = folder.resolve("err.txt");
        var command = new ArrayList<>(List.of(home.resolve("klardag").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().remove("HOME");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Call(code, Files.readString(out), Files.readString(err));
    }
}
