package se.klardag.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.cases.Rejected;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.Numerals;
import se.klardag.rules.Municipalities;

/// The case files of a call together with what was left out of them (*inläsning*).
final class Intake {
    static final List<String> HEADER = List.of("file", "row", "case_id", "column", "value", "reason", "message");

    private final Console console;
    private final IntakeLog log;
    private final CaseFiles files;

    Intake(Console console, List<Path> paths, Municipalities municipalities, Optional<OutFolder.Lines> rejects) {
        this.console = console;
        this.log = new IntakeLog(rejects.<RejectFile>map(this::fileOf).orElse(RejectFile.NOWHERE));
        this.files = new CaseFiles(paths, municipalities, log);
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
                            message(row))));
        }
        var key = written ? "intake.rejected-written" : "intake.rejected";
        var numerals = new Numerals(texts.language());
        log.counts().forEach((file, count) -> console.complain(texts.get(key, numerals.people(count), file)));
    }

    private RejectFile fileOf(OutFolder.Lines lines) {
        return new RejectFile() {
            @Override
            public void restart() {
                lines.restart();
            }

            @Override
            public void write(Rejected row) {
                lines.write(List.of(
                        IdentityMask.mask(row.file()),
                        Long.toString(row.row()),
                        IdentityMask.mask(row.caseId()),
                        row.column(),
                        IdentityMask.mask(row.value()),
                        row.reason().code(),
                        message(row)));
            }
        };
    }

    private String message(Rejected row) {
        return console.texts().get("reject." + row.reason().code(), row.allowed());
    }
}
