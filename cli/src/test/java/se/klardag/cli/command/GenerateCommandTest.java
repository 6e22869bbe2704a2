package se.klardag.cli.command;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.Call;
import se.klardag.cli.CaseLines;
import se.klardag.cli.text.ExitCode;

/// `generate` as a command; what it writes is tested beside its classes.
class GenerateCommandTest {
    private static Call generate(String... args) {
        var all = new ArrayList<>(List.of("generate"));
        all.addAll(Arrays.asList(args));
        return Call.of(all.toArray(String[]::new));
    }

    private static Call skane(String from, String months, String seed, String... more) {
        var args = new ArrayList<>(List.of("--region", "skane", "--from", from, "--months", months, "--seed", seed));
        args.addAll(Arrays.asList(more));
        return generate(args.toArray(String[]::new));
    }

    @Test
    void the_same_arguments_give_the_same_bytes_and_another_seed_others() {
        var once = skane("2022-09", "1", "7");

        then(once.code()).isEqualTo(ExitCode.DONE);
        then(once.err()).isEmpty();
        then(once.out().lines().count()).isGreaterThan(1_500);
        then(skane("2022-09", "1", "7")).isEqualTo(once);
        then(skane("2022-09", "1", "8").out()).isNotEqualTo(once.out());
        then(Call.in("en", "generate", "--region", "skane", "--from", "2022-09", "--months", "1", "--seed", "7").out())
                .isEqualTo(once.out());
    }

    @Test
    void a_file_holds_what_would_have_been_printed(@TempDir Path folder) {
        var file = folder.resolve("c.csv");
        var call = skane("2022-09", "1", "7", "-o", file.toString());

        then(call).isEqualTo(new Call(0, "", ""));
        then(CaseLines.read(file)).isEqualTo(skane("2022-09", "1", "7").out());
    }

    @Test
    void what_it_writes_is_settled_without_a_rejected_row(@TempDir Path folder) {
        var file = folder.resolve("c.csv");
        skane("2022-08", "3", "-9223372036854775808", "-o", file.toString());
        var call = Call.settle(file, "--format", "json");

        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        then(call.json().get("municipalities").size()).isEqualTo(33);
        then(call.json().get("rejectedRows").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "atlantis | 2022-09 | 1 | 1 | skane",
            "skane | 2022-09 | 0 | 1 | 1 till 1200",
            "skane | 2022-09 | -1 | 1 | 1 till 1200",
            "skane | 2022-09 | 1201 | 1 | 1 till 1200",
            "skane | 2022-13 | 1 | 1 | ”2022-13”",
            "skane | 2022 | 1 | 1 | ”2022”",
            "skane | 2022-09 | 1,5 | 1 | skriv ett heltal",
            "skane | 2022-09 | 1 | ett | skriv ett heltal",
            "skane | 2022-09 | 1 | 99999999999999999999 | skriv ett heltal",
    })
    void arguments_it_cannot_use_are_refused(String region, String from, String months, String seed, String message) {
        var call = generate("--region", region, "--from", from, "--months", months, "--seed", seed);

        call.isRefused();
        then(call.err()).contains(message);
    }

    @Test
    void a_place_that_cannot_be_written_is_told(@TempDir Path folder) {
        var call = skane("2022-09", "1", "1", "-o", folder.toString());

        call.isRefused();
        then(call.err()).contains("går inte att skriva: " + folder);
    }
}
