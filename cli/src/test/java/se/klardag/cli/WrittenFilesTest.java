package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a command writes is for its owner alone, also where new files are otherwise open to everybody (umask 000).
class WrittenFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    /// By their folders; a posting writes into that of the ledger.
    static Set<String> calls() {
        var calls = new TreeSet<>(OpenUmaskProcess.calls(Path.of("")).keySet());
        calls.remove("post");
        return calls;
    }

    @BeforeAll
    static void run_every_command() throws Exception {
        Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var process = new ProcessBuilder("sh", "-c", "umask 000; exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), OpenUmaskProcess.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        then(process.waitFor()).as(said).isZero();
        then(rights(folder.resolve("open"))).isEqualTo("rw-rw-rw-");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void only_the_owner_may_read_what_a_command_wrote(String call) throws Exception {
        var made = folder.resolve(call);
        try (var all = Files.walk(made)) {
            var written = all.filter(each -> !each.equals(made)).toList();
            then(written).isNotEmpty().allSatisfy(each -> {
                then(each.toString()).doesNotEndWith(".unfinished");
                then(rights(each)).as(each.toString()).isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            });
        }
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
