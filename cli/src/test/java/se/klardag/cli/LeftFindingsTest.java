package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a killed `verify` left in the temporary folder is case data: the next one takes it away, and nothing of anybody else's.
@DisabledOnOs(OS.WINDOWS)
class LeftFindingsTest {
    private static final Path FOLDER = Path.of("..", "fixtures", "eligibility", "late-sip-call-counted");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path elsewhere;

    @Test
    void what_a_killed_run_left_is_gone_after_the_next() throws IOException, InterruptedException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        var left = Files.createTempDirectory(temporary, "klardag-verify-" + process.pid() + "-");
        Files.writeString(left.resolve("findings.csv"), "case_id,finding\n");
        var running = Files.createTempDirectory(temporary, "klardag-verify-" + ProcessHandle.current().pid() + "-");
        var theirs = Files.writeString(elsewhere.resolve("findings.csv"), "somebody else's");
        var link = Files.createSymbolicLink(
                temporary.resolve("klardag-verify-" + process.pid() + "-link"), elsewhere.toAbsolutePath());
        try {
            then(Call.of("verify", FOLDER.toString()).code()).isZero();

            then(left).doesNotExist();
            then(running).exists();
            then(theirs).exists();
            try (var names = Files.list(temporary)) {
                then(names.filter(each -> each.getFileName()
                        .toString()
                        .startsWith("klardag-verify-" + ProcessHandle.current().pid() + "-"))).containsExactly(running);
            }
        } finally {
            Files.delete(link);
            Files.delete(running);
        }
    }
}
