package se.klardag.cli.command.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.intake.SpreadsheetFiles;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.KeptFiles;

/// What is written beside the machine's lists (*listor för kalkylprogram*).
public final class SpreadsheetOptions {
    @Mixin
    private final CsvOptions csv = new CsvOptions();

    @Mixin
    private final OverwriteOptions overwriting = new OverwriteOptions();

    @Option(names = "--per-kommun", descriptionKey = "option.per-kommun")
    private boolean perKommun;

    public CsvOptions csv() {
        return csv;
    }

    /// The folder of a call whose lists are about case files.
    public ResultFolder folder(@Nullable Path out, List<Path> cases, Console console) {
        return folder(out, cases.stream().map(Path::toString).collect(Collectors.joining(", ")), console);
    }

    /// The folder of a call, with lists for Excel where they are wanted.
    ///
    /// @param about what the lists are about
    public ResultFolder folder(@Nullable Path out, String about, Console console) {
        if (perKommun && (out == null || !csv.isExcel())) {
            throw new UsageException("csv.per-kommun");
        }
        Optional.ofNullable(out).ifPresent(KeptFiles::refuseLedger);
        var folder = ResultFolder.at(out, csv.isExcel()
                ? Optional.of(new SpreadsheetFiles(console.texts(), about, perKommun))
                : Optional.empty());
        folder.guard(KeptFiles::refuse);
        if (!overwriting.isForced()) {
            folder.keepOthers();
        }
        return folder;
    }
}
