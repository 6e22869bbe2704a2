package se.klardag.cli.command.workspace;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.words.Citations;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.Agreements;
import se.klardag.rules.files.StatedTexts;

/// Daily rates of one's own (*klardag rates*): what a day costs in a year of which the shipped rates say nothing, or nothing
/// that somebody has read.
@Command(name = "rates", addMethodSubcommands = false)
public final class RatesCommand extends ConsoleCommand {
    private static final String NATIONAL = "national.daily-rate";

    private RatesCommand(Console console) {
        super(console);
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new RatesCommand(console).with("list", "set");
    }

    /// Without a command of its own it says which there are.
    @Override
    public Integer call() {
        console.complain(console.texts().get("rates.which"));
        return ExitCode.UNUSABLE;
    }

    /// The rate of each year, the own before the national.
    @Command(name = "list")
    int list(
            @Option(names = "--rates", paramLabel = "${bundle:label.file}",
                    descriptionKey = "option.rates-file") @Nullable Path file) {
        var texts = console.texts();
        var own = file == null ? List.<OwnRates.Rate>of() : new OwnRates(file).all();
        var national = Agreements.rates(NATIONAL).rates();
        var numerals = new NumberFormats(texts.language());
        int last = Math.max(console.today().getYear() + 1, own.stream().mapToInt(OwnRates.Rate::year).max().orElse(0));
        for (int each = 2018; each <= last; each++) {
            int year = each;
            var mine = own.stream().filter(rate -> rate.year() == year).findFirst();
            if (mine.isPresent()) {
                print(year, numerals.amount(mine.get().amount()), mine.get().status(), TerminalSafe.briefly(
                        mine.get().title() + (mine.get().at().isEmpty() ? "" : ", " + mine.get().at()))
                        + " (" + texts.get("rates.own") + ")");
                continue;
            }
            try {
                var rate = national.on(YearMonth.of(year, 1).atDay(1));
                print(year, numerals.amount(rate.value()), rate.provenance().status().code(),
                        Citations.cited(rate.provenance(), texts));
            } catch (RuleGapException gap) {
                print(year, "–", "unknown", texts.of(gap.reason()));
            }
        }
        return ExitCode.DONE;
    }

    private void print(int year, String amount, String status, String source) {
        console.print("%d  %8s  %s  %s%n".formatted(
                year, amount, console.texts().get("status." + status), source).replace("\r", ""));
    }

    /// Takes a rate that somebody has read into the folder's own.
    @Command(name = "set")
    int set(
            @Parameters(paramLabel = "${bundle:label.year}", descriptionKey = "option.rates-year") int year,
            @Option(names = "--amount", required = true, paramLabel = "${bundle:label.amount}",
                    descriptionKey = "option.rates-amount") String amount,
            @Option(names = "--source", required = true, paramLabel = "${bundle:label.text}",
                    descriptionKey = "option.rates-source") String source,
            @Option(names = "--at", defaultValue = "", paramLabel = "${bundle:label.text}",
                    descriptionKey = "option.rates-at") String at,
            @Option(names = "--official", paramLabel = "${bundle:label.day}",
                    descriptionKey = "option.rates-official") @Nullable LocalDate official,
            @Option(names = "--replace", descriptionKey = "option.rates-replace") boolean replaces,
            @Option(names = "--rates", paramLabel = "${bundle:label.file}",
                    descriptionKey = "option.rates-file") @Nullable Path file) {
        if (file == null) {
            throw new UsageException("rates.no-folder");
        }
        if (year < 2018 || year > 2099) {
            throw new UsageException("rates.year", year);
        }
        if (StatedTexts.saysNothing(source)) {
            throw new UsageException("rates.source");
        }
        if (official != null && official.isAfter(console.today())) {
            throw new UsageException("rates.official-later", official, console.today());
        }
        var status = official == null ? "verified" : "official";
        var rate = new OwnRates.Rate(
                year, OwnRates.amount(amount), source.strip(), at.strip(), status, Optional.ofNullable(official));
        new OwnRates(file).set(rate, replaces);
        var texts = console.texts();
        console.print(texts.get("rates.set", year, new NumberFormats(texts.language()).amount(rate.amount()),
                texts.get("status." + status), TerminalSafe.of(file.toString())) + "\n");
        return ExitCode.DONE;
    }
}
