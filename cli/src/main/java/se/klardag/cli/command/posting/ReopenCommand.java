package se.klardag.cli.command.posting;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.files.FileKind;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.reopening.Reopening;
import se.klardag.cli.ledger.reopening.ReopeningDocument;
import se.klardag.cli.ledger.reopening.ReopeningWorkbook;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.report.explanation.DocumentFormat;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.UsageException;

/// Computes billed months under other rules (*klardag reopen*), from the ledger's own cases, and posts what they change by.
@Command(name = "reopen")
public final class ReopenCommand extends ConsoleCommand {
    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Option(names = "--period", required = true, paramLabel = "${bundle:label.months}",
            descriptionKey = "option.reopen-period")
    private @Nullable MonthRange period;

    @Mixin
    private final ReopenOptions other = new ReopenOptions();

    @Option(names = "--series", paramLabel = "${bundle:label.series}", descriptionKey = "option.of-series")
    private @Nullable String series;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.bill-date")
    private @Nullable LocalDate date;

    @Option(names = "--html", paramLabel = "${bundle:label.file}", descriptionKey = "option.reopen-html")
    private @Nullable Path html;

    @Option(names = "--xlsx", paramLabel = "${bundle:label.file}", descriptionKey = "option.xlsx")
    private @Nullable Path xlsx;

    @Option(names = "--post", descriptionKey = "option.reopen-post")
    private boolean post;

    @Mixin
    private final ConsentOptions consent = new ConsentOptions();

    @Option(names = "--allow-increase", descriptionKey = "option.allow-increase")
    private boolean allowIncrease;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    @Mixin
    private final OverwriteOptions overwriting = new OverwriteOptions();

    public ReopenCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Optional.ofNullable(html).ifPresent(file -> overwriting.refuse(file, List.of(), FileKind.PAGE));
        Optional.ofNullable(xlsx).ifPresent(file -> overwriting.refuse(file, List.of(), FileKind.WORKBOOK));
        if (!post && consent.isGiven()) {
            throw new UsageException("simulate.ignored", "--yes", "--post");
        }
        var grounds = consent.grounds();
        var day = LedgerOptions.dayOr(date, console);
        var request = new Reopening.Request(Objects.requireNonNull(period), Optional.ofNullable(series),
                other.rules(grounds.by(), day, console), day, EngineVersion.current());
        try (var ledger = post ? ledgerArguments.toPost() : ledgerArguments.toRead()) {
            if (post) {
                post(request, ledger, grounds);
            } else {
                show(Reopening.of(request, ledger.view(), ledger::read,
                        () -> ledger.posting().because(EntryBody.Grounds.TRIAL), _ -> {}), true);
            }
        }
        return ExitCode.DONE;
    }

    /// Writes the files that were asked for, and prints the result unless postings are printed alone.
    private void show(Reopening reopening, boolean printed) {
        var texts = console.texts();
        var document = new ReopeningDocument(reopening, texts).document();
        if (html != null) {
            overwriting.write(html, out -> out.write(
                    DocumentFormat.html.print(document, texts).getBytes(StandardCharsets.UTF_8)));
        }
        if (xlsx != null) {
            overwriting.write(xlsx, out -> out.write(ReopeningWorkbook.bytes(reopening, texts)));
        }
        if (!printed) {
            return;
        }
        if (!reopening.isBinding()) {
            console.complain(texts.get("reopen.no-source"));
        }
        switch (format) {
            case table -> console.print(DocumentFormat.text.print(document, console.page(), texts));
            case json -> console.printExactly(DocumentFormat.json.print(document, texts));
        }
    }

    /// Every correction is made before the first is posted.
    private void post(Reopening.Request request, Ledger ledger, EntryBody.Grounds grounds) {
        var run = new PostingRun(console, ledger, new PostingPrinter(console, format));
        var reopening = Reopening.of(
                request, ledger.view(), ledger::read, () -> run.posting().because(grounds), run::add);
        if (!reopening.isBinding()) {
            throw LedgerException.refused("reopen.not-binding");
        }
        var more = reopening.raised();
        if (more.signum() > 0) {
            tellIncrease(more);
        }
        show(reopening, format == TableFormat.table);
        run.finish(consent);
    }

    private void tellIncrease(BigDecimal more) {
        var kronor = new NumberFormats(console.texts().language()).amount(more);
        if (consent.isGiven() && !allowIncrease) {
            throw LedgerException.refused("reopen.raises", kronor);
        }
        console.complain(console.texts().get("reopen.would-raise", kronor));
    }
}
