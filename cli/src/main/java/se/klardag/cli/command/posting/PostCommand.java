package se.klardag.cli.command.posting;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.intake.AllowanceOptions;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.CaseOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.posting.PostingScope;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.ApprovedSettlement;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.engine.basis.UsualCases;
import se.klardag.rules.Ruling;
import se.klardag.rules.kept.RuleTexts;

/// Takes a settlement into the ledger (*klardag post*): numbered bills the first time, afterwards what corrects them.
@Command(name = "post")
public final class PostCommand extends ConsoleCommand {
    @Mixin
    private final CaseOptions arguments = new CaseOptions();

    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Mixin
    private final ConsentOptions consent = new ConsentOptions();

    @Mixin
    private final ReopenedOptions reopened = new ReopenedOptions();

    @Option(names = "--to", paramLabel = "${bundle:label.month}", descriptionKey = "option.to")
    private @Nullable YearMonth to;

    @Option(names = "--series", paramLabel = "${bundle:label.series}", defaultValue = "K",
            descriptionKey = "option.series")
    private String series = "K";

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.bill-date")
    private @Nullable LocalDate date;

    @Option(names = "--provisional", descriptionKey = "option.provisional")
    private boolean provisional;

    @Option(names = "--allow-rejects", descriptionKey = "option.post-rejects")
    private boolean allowRejects;

    @Mixin
    private final AllowanceOptions accepted = new AllowanceOptions();

    @Option(names = "--allow-returned", descriptionKey = "option.allow-returned")
    private boolean allowReturned;

    @Option(names = "--settlement", paramLabel = "${bundle:label.file}", descriptionKey = "option.settlement")
    private @Nullable Path settlement;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    public PostCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (!series.matches("[A-Z][A-Z0-9]{0,7}")) {
            throw LedgerException.unusable("ledger.bad-series", series);
        }
        var grounds = reopened.over(consent.grounds());
        var saved = Optional.ofNullable(settlement).map(ApprovedSettlement::read);
        var given = arguments.rules(console);
        PostingScope.refuseOthers(given.agreement(), given.terms());
        var texts = RuleTexts.of(given.agreement());
        var root = given.agreement().root();
        try (var opening = new LedgerOpening(ledgerArguments::toPost)) {
            var cases = new PostIntake(
                    console, arguments.intake(console, given.payers(), ResultFolder.at(null)), to != null);
            var from = arguments.month();
            var kept = reopened.rules(texts, root, series, from, opening);
            var rules = kept.sameAs(texts) ? given : kept.ruling(from);
            var first = incoming(rules, kept, cases, Optional.empty());
            var ledger = opening.ledger();
            var run = new PostingRun(console, ledger, new PostingPrinter(console, format)).allowReturned(allowReturned)
                    .from(cases);
            var standing = conditions().accepted(cases, PostConditions.before(ledger, series, first.period()));
            add(first.covered(standing.coverage(), !standing.isBinding()), run, grounds, saved);
            for (var month = from.plusMonths(1); to != null && !month.isAfter(to); month = month.plusMonths(1)) {
                var own = reopened.rules(texts, root, series, month, opening);
                var next = own.ruling(month);
                MonthRequest.refuseWithoutPrice(next.terms());
                PostingScope.refuseOthers(next.agreement(), next.terms());
                add(incoming(next, own, cases, Optional.of(ledger)), run, grounds, Optional.empty());
            }
            run.finish(consent);
        }
        return ExitCode.DONE;
    }

    private PostConditions conditions() {
        return new PostConditions(console, provisional, allowRejects, accepted.allowance());
    }

    private Posting.Incoming incoming(Ruling rules, RuleTexts texts, PostIntake cases, Optional<Ledger> ledger) {
        var month = rules.terms().period().month();
        var facts = cases.of(rules.terms());
        var before = ledger.map(each -> PostConditions.before(each, series, month))
                .orElseGet(() -> new UsualCases(month));
        var standing = conditions().accepted(cases, before);
        return new Posting.Incoming(
                series,
                month,
                texts,
                rules.agreement().root(),
                facts,
                !standing.isBinding(),
                cases.intake().files().readWith(),
                cases.intake().origin(rules.hash()).covered(standing.coverage()));
    }

    private void add(
            Posting.Incoming incoming,
            PostingRun run,
            EntryBody.Grounds grounds,
            Optional<ApprovedSettlement> saved) {
        var posting = run.posting().because(grounds);
        run.tell(incoming);
        var next = posting.month(incoming, LedgerOptions.dayOr(date, console));
        if (next.isEmpty()) {
            console.print(console.texts().get("ledger.nothing-changes", incoming.series(), incoming.period()) + "\n");
            return;
        }
        saved.ifPresent(each -> each.refuseUnlessSame(PostingPrinter.month(next.get()).settlement()));
        run.add(next.get());
    }
}
