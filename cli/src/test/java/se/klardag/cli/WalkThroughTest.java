package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// The guides that walk through a ledger: their commands run, and print what is written below them.
class WalkThroughTest {
    @ParameterizedTest
    @EnumSource
    void the_ledger_s_guide(LedgerKind kind, @TempDir Path folder) {
        var walk = new GuideWalk(new LedgerCall(kind.address(folder), folder), _ -> ExitCode.DONE,
                (printed, block) -> then(printed).contains(block));
        then(walk.through("ledger.md")).isEqualTo(new GuideWalk.Tried(13, 6));
    }

    /// The figures of the page were worked by hand in its tables before the program was asked. Money that found no bill yet
    /// ends the import with 1.
    @ParameterizedTest
    @EnumSource
    void the_year(LedgerKind kind, @TempDir Path folder) {
        var walk = new GuideWalk(new LedgerCall(kind.address(folder), folder),
                words -> words.contains("import") ? ExitCode.WITH_REJECTS : ExitCode.DONE,
                (printed, block) -> then(printed.lines().toList()).as(printed)
                        .containsSubsequence(block.lines().toList()));
        then(walk.through("a-year.md")).isEqualTo(new GuideWalk.Tried(24, 23));
    }
}
