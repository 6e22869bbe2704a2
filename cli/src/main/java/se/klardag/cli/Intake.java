package se.klardag.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.Numerals;
import se.klardag.rules.Payers;

/// The case files of a call together with what was left out of them (*inläsning*).
final class Intake {
    private final Console console;
    private final IntakeLog log;
    private final CaseFiles files;

    Intake(Console console, List<Path> paths, Payers payers, Optional<OutFolder.Lines> rejects) {
        this.console = console;
        this.log = new IntakeLog(rejects, console.texts());
        this.files = new CaseFiles(paths, payers, log);
    }

    CaseFiles files() {
        return files;
    }

    long rejected() {
        return log.count();
    }

    /// Tells of columns that were left unread.
    void tellIgnoredColumns() {
        log.ignored()
                .forEach((file, titles) -> titles.forEach(title -> console.complain(
                        console.texts().get("intake.ignored-column", file, Shown.briefly(title)))));
    }

    /// Tells of the first rejected rows and how many there are in each file.
    void tellRejected(boolean written) {
        var texts = console.texts();
        if (!written) {
            log.first()
                    .forEach(row -> console.complain(texts.get(
                            "intake.rejected-row",
                            row.file(),
                            row.row(),
                            row.column().isEmpty() ? "–" : row.column(),
                            Shown.briefly(row.value()),
                            log.message(row))));
        }
        var key = written ? "intake.rejected-written" : "intake.rejected";
        var numerals = new Numerals(texts.language());
        log.counts().forEach((file, count) -> console.complain(texts.get(key, numerals.people(count), file)));
    }
}
