package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;

/// The walk-through in ledger.md: its commands run, and print what stands under them.
class WalkThroughTest {
    @ParameterizedTest
    @EnumSource
    void its_commands_print_what_it_says(LedgerKind kind, @TempDir Path folder) {
        var ledger = LedgerCall.fresh(kind, folder);
        var last = "";
        int commands = 0;
        int shown = 0;
        for (var block : CaseLines.read(Path.of("ledger.md")).split("(?m)^```", -1)) {
            if (block.startsWith("sh\n")) {
                for (var line : block.substring(3).lines().toList()) {
                    last = run(ledger, line);
                    commands++;
                }
            } else if (block.startsWith("\n") && !block.startsWith("\n\n") && !block.isBlank() && commands > 0) {
                // a block of output begins at once; the text between two blocks begins with a blank line
                then(last).contains(block.strip());
                shown++;
            }
        }
        then(commands).isEqualTo(11);
        then(shown).isEqualTo(5);
    }

    private static String run(LedgerCall ledger, String line) {
        var words = new ArrayList<>(Arrays.asList(line.split(" ")));
        then(words.removeFirst()).isEqualTo("cli/klardag");
        words.replaceAll(word -> word.startsWith("fixtures/") || word.startsWith("cli/") ? "../" + word : word);
        if (!List.of("settle").contains(words.getFirst())) {
            words.addAll(List.of("--ledger", ledger.address()));
        }
        var call = Call.of(words.toArray(String[]::new));
        then(call.code()).as(call.err()).isZero();
        return call.out();
    }
}
