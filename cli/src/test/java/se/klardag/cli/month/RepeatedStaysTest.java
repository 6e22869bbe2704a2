package se.klardag.cli.month;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.Call;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.remarks.FoundStays;
import se.klardag.rules.Rulebook;

class RepeatedStaysTest {
    @TempDir
    private Path folder;

    /// The month has some 2 000 cases: all are kept, or none, or too many come after some were.
    @Test
    void the_same_is_found_whether_cases_are_kept_or_read_again() throws Exception {
        var cases = folder.resolve("cases.csv");
        then(Call.of("generate", "--region", "skane", "--from", "2022-09", "--months", "2", "--seed", "2017612", "-o",
                cases.toString()).code()).isZero();
        var book = Rulebook.of("skane-2018");
        var files = new CaseFiles(List.of(cases), book.payers(), new NoRejects());
        var terms = book.ruling(YearMonth.of(2022, 9)).terms();

        var kept = found(files, new RepeatedStays(terms));

        then(kept.overlaps()).isNotEmpty();
        then(found(files, new RepeatedStays(terms, 0))).isEqualTo(kept);
        then(found(files, new RepeatedStays(terms, 500))).isEqualTo(kept);
    }

    private static FoundStays found(CaseFiles files, RepeatedStays stays) throws Exception {
        files.read(source -> {
            source.forEach(stays::add);
            return 0;
        });
        return files.read(stays::find);
    }

    /// Rejects nothing.
    private static final class NoRejects implements RowLog {
        @Override
        public void passStarts() {
            // nothing was noted
        }

        @Override
        public void rejected(RejectedRow row) {
            throw new AssertionError("a generated row was rejected: " + row);
        }
    }
}
