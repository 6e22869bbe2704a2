package se.klardag.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.Reading;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.Numerals;
import se.klardag.rules.Payers;

/// The case files of a call together with what was left out of them (*inläsning*).
final class Intake {
    private final Console console;
    private final IntakeLog log;
    private final CaseFiles files;
    private final boolean verbose;

    /// @param verbose whether the layout of every file is told, also where nothing had to be found out
    Intake(
            Console console, List<Path> paths, Reading reading, Payers payers,
            Optional<OutFolder.Lines> rejects, boolean verbose) {
        this.console = console;
        this.verbose = verbose;
        this.log = new IntakeLog(rejects, console.texts());
        this.files = new CaseFiles(paths, reading, payers, log);
    }

    CaseFiles files() {
        return files;
    }

    long rejected() {
        return log.count();
    }

    /// Tells how each file turned out to be laid out, and which columns were left unread.
    void tellLayouts() {
        var texts = console.texts();
        log.layouts().forEach((file, layout) -> {
            if (verbose || !layout.isPlain()) {
                console.complain(texts.get("intake.layout", file, LayoutText.of(layout, texts)));
            }
        });
        log.ignored()
                .forEach((file, titles) -> titles.forEach(title -> console.complain(
                        texts.get("intake.ignored-column", file, Shown.briefly(title)))));
        var numerals = new Numerals(texts.language());
        if (log.notYet() > 0) {
            console.complain(texts.get("intake.not-yet", numerals.people(log.notYet())));
        }
        if (log.undated() > 0) {
            console.complain(texts.get("intake.undated", numerals.people(log.undated())));
        }
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
