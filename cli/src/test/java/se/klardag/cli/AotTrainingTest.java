package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher takes a rehearsal that fails for a program without one, and says nothing; so it is held here.
class AotTrainingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// In a process, which a command that does not end well would end.
    @ParameterizedTest
    @ValueSource(strings = {"daily", "own", "wide", "documents", "ledger"})
    void every_command_of_it_ends_well_and_nothing_is_left_behind(String kind)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("rehearsal", ".txt");
        try {
            var process = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + folder,
                    "-cp", System.getProperty("java.class.path"), "se.klardag.cli.AotTraining", kind))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            then(process.waitFor()).as(Files.readString(log)).isZero();
            try (var left = Files.list(folder)) {
                then(left.filter(each -> each.getFileName().toString().startsWith("klardag"))).isEmpty();
            }
        } finally {
            Files.delete(log);
        }
    }
}
