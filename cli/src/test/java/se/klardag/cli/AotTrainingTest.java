package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher takes a rehearsal that fails for a program without one, and says nothing; so it is held here.
class AotTrainingTest {
    @ParameterizedTest
    @ValueSource(strings = {"daily", "ledger"})
    void every_command_of_it_ends_well_and_nothing_is_left_behind(String kind) throws IOException {
        long before = left();
        AotTraining.main(new String[]{kind});
        then(left()).isEqualTo(before);
    }

    private static long left() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("klardag-rehearsal"))
                    .count();
        }
    }
}
