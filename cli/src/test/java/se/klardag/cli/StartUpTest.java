package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a call loads before it does anything: nothing that only other calls need.
class StartUpTest {
    private static final String MONTH = "--agreement skane-2018 --period 2022-09 ";
    private static final String CASES = "../fixtures/average/skane-2022-09/cases.csv";

    private static final Pattern OTHERS = Pattern.compile(
            "(org\\.(jooq|h2|postgresql|dhatim|apache\\.(pdfbox|commons\\.(compress|io)))|com\\.(helger|openhtmltopdf)"
                    + "|net\\.sf\\.saxon)\\.");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Databases, documents, workbooks, statistics and the check of files that people write take longer to load than a month
    /// takes to settle. What ships is not checked again.
    @ParameterizedTest
    @ValueSource(strings = {
            "settle " + MONTH + CASES,
            "settle " + MONTH + "--format json " + CASES,
            "explain " + MONTH + "--municipality 1280 " + CASES,
            "check --region 12 " + CASES,
            "simulate --base skane-2018 --change dayCount.break=00:00 --period 2022-09 " + CASES,
            "agreements list",
    })
    void only_what_the_call_needs_is_loaded(String line) throws IOException, InterruptedException {
        var loaded = folder.resolve("loaded.txt");
        run(wholePath(), List.of("-Xlog:class+load:file=" + loaded + ":none"), line);

        var names = classes(loaded);
        then(names).contains("se.klardag.cli.Main", "se.klardag.cli.Klardag");
        then(names).filteredOn(name -> OTHERS.matcher(name).lookingAt()).isEmpty();
        if (!line.contains("--change")) { // which somebody wrote
            then(names).filteredOn(name -> name.startsWith("com.networknt.")).isEmpty();
        }
    }

    /// The text of the version is prepared, but for what only the running program knows.
    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help"})
    void what_is_prepared_needs_three_jars_and_no_model(String line) throws IOException, InterruptedException {
        var loaded = folder.resolve("loaded.txt");
        var out = run(path(""), List.of("-Xlog:class+load:file=" + loaded + ":none", "-Dklardag.terminal=no"), line);

        then(out).isEqualTo(Call.of(line).out());
        var names = classes(loaded);
        then(names).contains("se.klardag.cli.PreparedAnswer");
        then(names)
                .filteredOn(name -> name.startsWith("picocli.") || name.matches("se\\.klardag\\.(.*Texts|.*Lambda.*)"))
                .isEmpty();
    }

    /// The launcher gives these calls no other jar: what they print is what they print with all.
    @ParameterizedTest
    @ValueSource(strings = {
            "settle " + MONTH + CASES,
            "settle " + MONTH + "--format csv --verbose --allow-rejects " + CASES,
            "settle --agreement FILE --period 2022-09 --format json " + CASES,
            "settle " + MONTH + "--mapping FILE2 " + CASES,
            "settle " + MONTH + "../fixtures/files/messy/text-dates.xlsx",
            "explain " + MONTH + "--municipality all --format html " + CASES,
            "explain " + MONTH + "--case nobody " + CASES,
            "check --region 12 --format json " + CASES,
            "check --mapping lifecare-sp ../fixtures/files/messy/merged-header.xlsx",
    })
    void a_daily_call_needs_no_other_jar_than_the_launcher_gives_it(String line)
            throws IOException, InterruptedException {
        var own = CaseLines.text(folder, "own.yaml",
                "id: own\nextends: skane-2018\ndayCount:\n  break: {valu: \"00:00\"}\n");
        var profile = CaseLines.text(folder, "profile.yaml", "id: own\ncolums: {}\n");
        var full = line.replace("FILE2", profile.toString()).replace("FILE", own.toString());
        var expected = Call.of(full.split(" "));

        then(run(path(near()), List.of("-Dklardag.rejects=1"), full)).isEqualTo(expected.out());
        then(Files.readString(folder.resolve("err.txt"))).isEqualTo(expected.err());
    }

    @Test
    void the_launcher_names_jars_that_there_are() throws IOException {
        var names = wholePath().map(Path::getFileName).map(Path::toString).toList();
        for (var name : near().split("[|]", -1)) {
            then(names).as(name).anyMatch(each -> each.matches(name + "-[0-9].*\\.jar"));
        }
    }

    private static List<String> classes(Path loaded) throws IOException {
        return Files.readAllLines(loaded).stream().map(line -> line.replaceFirst(" .*", "")).toList();
    }

    private String run(Stream<Path> classPath, List<String> options, String line)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", // as the launcher does
                "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
                "-Dklardag.language=sv"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp", classPath.map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "se.klardag.cli.Main"));
        command.addAll(List.of(line.split(" ")));
        var out = folder.resolve("out.txt");
        var builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("KLARDAG_FOLDER", "");
        then(builder.start().waitFor()).as(Files.readString(folder.resolve("err.txt"))).isLessThan(70);
        return Files.readString(out);
    }

    /// Names of the jars, as a pattern: those that the launcher writes behind `near=`.
    private static String near() throws IOException {
        return Pattern.compile("near=['\"](?:\\$near )?([a-z0-9 -]+)['\"]")
                .matcher(Files.readString(Path.of("klardag")))
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(" ")))
                .collect(Collectors.joining("|"));
    }

    /// Our own three, with the jars of a pattern.
    private static Stream<Path> path(String names) {
        return wholePath().filter(entry -> Files.isDirectory(entry)
                || entry.getFileName().toString().matches("(klardag-(rules|engine)|" + names + ")-[0-9].*\\.jar"));
    }

    private static Stream<Path> wholePath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of);
    }
}
