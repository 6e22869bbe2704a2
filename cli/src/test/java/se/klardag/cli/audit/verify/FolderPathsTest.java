package se.klardag.cli.audit.verify;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.Call;
import se.klardag.cli.text.ExitCode;

/// Any path that names the folder of a worked case will do.
class FolderPathsTest {
    private static final Path FIXTURES = Path.of("..", "fixtures");
    private static final Path WORKED = FIXTURES.resolve("days").resolve("day-break-0000");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// The folder that the call is made in, and the one above it.
    @ParameterizedTest
    @ValueSource(strings = {"", ".", "./", "./.", "../cli", "../cli/", "src/..", "src/../."})
    void the_folder_that_one_stands_in_is_the_folder(String path) {
        var here = new FixtureFolder(Path.of(path));
        then(Path.of(here.argument("pom.xml"))).hasSameBinaryContentAs(Path.of("pom.xml"));
        then(Path.of(here.argument("./src/../pom.xml"))).exists();
        then(Path.of(new FixtureFolder(Path.of(path, "..")).argument("cli/pom.xml"))).exists();
        for (var outside : new String[]{"../pom.xml", "src/../../pom.xml", "..",
                Path.of("pom.xml").toAbsolutePath().toString()}) {
            thenThrownBy(() -> here.argument(outside)).as(outside).isInstanceOf(FixtureFolderException.class);
        }
    }

    @Test
    void a_worked_case_is_verified_by_every_name_of_its_folder() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), WORKED.toRealPath());
        var deeper = Files.createSymbolicLink(folder.resolve("deeper"), WORKED.resolve("..").toRealPath());
        for (var name : new String[]{WORKED.toString(), WORKED + "/", WORKED + "/.", WORKED + "/../day-break-0000",
                link.toString(), link + "/", link + "/.", deeper + "/day-break-0000",
                WORKED.toAbsolutePath().toString()}) {
            var call = Call.of("verify", name);
            then(call.code()).as(name + call.out() + call.err()).isEqualTo(ExitCode.DONE);
            then(call.out()).as(name).contains("identiskt");
        }
    }

    /// Every kind of worked case, and one with an agreement of its own.
    @ParameterizedTest
    @ValueSource(strings = {"files", "scenarios", "rules", "trigger", "not-billed", "editions"})
    void so_is_every_kind_of_worked_case(String topic) throws IOException {
        try (var folders = Files.list(FIXTURES.resolve(topic))) {
            var first = folders.filter(Files::isDirectory).sorted().findFirst().orElseThrow();
            var link = Files.createSymbolicLink(folder.resolve(topic), first.toRealPath());
            for (var name : new String[]{first + "/.", link.toString()}) {
                var call = Call.of("verify", name);
                then(call.code()).as(name + call.out() + call.err()).isEqualTo(ExitCode.DONE);
            }
        }
    }
}
