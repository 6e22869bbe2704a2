package se.klardag.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.cli.ledger.posting.Kind;
import se.klardag.cli.ledger.posting.OtherMonths;
import se.klardag.cli.ledger.posting.Postable;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.ApprovedSettlement;
import se.klardag.cli.ledger.text.LedgerJson;
import se.klardag.cli.ledger.text.PostingText;
import se.klardag.cli.output.OpenTerms;
import se.klardag.cli.output.Receipt;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;
import se.klardag.rules.RuleHash;
import se.klardag.rules.RuleTexts;

/// Takes a settlement into the ledger (*klardag post*): numbered bills the first time, afterwards what corrects them.
@Command(name = "post", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class PostCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Format {
        table,
        json
    }

    private static final int SHOWN_CASES = 5;

    private final Console console;

    @Mixin
    private final CaseArguments arguments = new CaseArguments();

    @Mixin
    private final LedgerArguments ledgerArguments = new LedgerArguments();

    @Option(names = "--to", paramLabel = "${bundle:label.month}", descriptionKey = "option.to",
            converter = CaseArguments.Month.class)
    private @Nullable YearMonth to;

    @Option(names = "--series", paramLabel = "${bundle:label.series}", defaultValue = "K",
            descriptionKey = "option.series")
    private String series = "K";

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.bill-date",
            converter = ReadingArguments.Day.class)
    private @Nullable LocalDate date;

    @Option(names = "--provisional", descriptionKey = "option.provisional")
    private boolean provisional;

    @Option(names = "--yes", descriptionKey = "option.yes")
    private boolean yes;

    @Option(names = "--allow-rejects", descriptionKey = "option.post-rejects")
    private boolean allowRejects;

    @Option(names = "--settlement", paramLabel = "${bundle:label.file}", descriptionKey = "option.settlement")
    private @Nullable Path settlement;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private Format format = Format.table;

    PostCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!series.matches("[A-Z][A-Z0-9]{0,7}")) {
            throw LedgerFault.unusable("ledger.bad-series", series);
        }
        var saved = Optional.ofNullable(settlement).map(ApprovedSettlement::read);
        var agreement = arguments.agreement(console);
        var rules = RuleTexts.of(agreement);
        var terms = arguments.terms(agreement);
        refuse(agreement, terms);
        // The tables are opened beside the reading of the cases: both take a while.
        var opening = CompletableFuture.supplyAsync(ledgerArguments::toPost);
        try {
            var cases = new PostIntake(
                    console, arguments.intake(console, agreement, Optional.empty()), allowRejects, to != null);
            var first = incoming(agreement, rules, terms, cases);
            try (var ledger = opened(opening)) {
                post(first, ledger, saved);
                for (var month = terms.period().month().plusMonths(1); to != null
                        && !month.isAfter(to); month = month.plusMonths(1)) {
                    var next = rules.ruling(month).terms();
                    refuse(agreement, next);
                    post(incoming(agreement, rules, next, cases), ledger, Optional.empty());
                }
            }
        } catch (RuntimeException | Error refused) {
            closeWhenOpen(opening);
            throw refused;
        }
        return Klardag.DONE;
    }

    /// A ledger that could not be opened needs no closing.
    private static void closeWhenOpen(CompletableFuture<Ledger> opening) {
        opening.handle((ledger, failed) -> {
            if (failed == null) {
                ledger.close();
            }
            return failed == null;
        }).join();
    }

    private static Ledger opened(CompletableFuture<Ledger> opening) {
        try {
            var ledger = opening.join();
            ledger.projection();
            return ledger;
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof RuntimeException own ? own : refused;
        }
    }

    private void refuse(Agreement agreement, AgreementTerms terms) {
        Settling.refuseWithoutPrice(terms);
        Postable.refuseOthers(agreement, terms);
        if (!terms.binding() && !provisional) {
            console.complain(OpenTerms.print(terms, console.texts()).stripTrailing());
            throw LedgerFault.refused("ledger.provisional", terms.agreement());
        }
    }

    private Posting.Incoming incoming(
            Agreement agreement, RuleTexts rules, AgreementTerms terms, PostIntake cases) {
        var facts = cases.of(terms);
        var files = cases.intake().files();
        return new Posting.Incoming(
                series,
                terms.period().month(),
                rules,
                agreement.root(),
                facts,
                !terms.binding(),
                files.readWith(),
                arguments.knownOn(),
                new Receipt(EngineVersion.current(), RuleHash.of(agreement), files.sha256()),
                cases.intake().rejected());
    }

    private void post(Posting.Incoming incoming, Ledger ledger, Optional<ApprovedSettlement> saved) {
        var dated = date == null ? LedgerArguments.today() : date;
        var next = ledger.posting().month(incoming, dated);
        if (next.isEmpty()) {
            console.print(console.texts().get("ledger.nothing-changes", incoming.series(), incoming.period()) + "\n");
            return;
        }
        var document = next.get();
        if (!(document.content() instanceof Content.Month month)) {
            throw new IllegalStateException("a month is posted as " + document.kind());
        }
        saved.ifPresent(each -> each.refuseUnlessSame(month.settlement()));
        boolean correction = month.corrects().isPresent();
        var entry = correction && !yes ? Optional.<EntryName>empty() : Optional.of(ledger.post(document));
        print(console, format == Format.json, document, month, entry);
        if (month.kind() != Kind.DRAFT) {
            tellOtherMonths(month, ledger);
        }
    }

    private void tellOtherMonths(Content.Month month, Ledger ledger) {
        OtherMonths.of(month, ledger.view(), ledger::read)
                .forEach((other, ids) -> console.complain(console.texts()
                        .get(
                                "ledger.in-other-month",
                                other,
                                ids.size(),
                                String.join(
                                        ", ",
                                        ids.stream().limit(SHOWN_CASES).map(Shown::briefly).toList())
                                        + (ids.size() > SHOWN_CASES ? " …" : ""))));
    }

    /// Shows a posting, and where it stands now.
    static void print(
            Console console, boolean json, Document document, Content.Month month, Optional<EntryName> entry) {
        if (json) {
            console.print(LedgerJson.print(LedgerJson.posting(document, month, entry)));
            return;
        }
        var text = new PostingText(console.texts(), console.page());
        console.print(text.print(document, month)
                + entry.map(text::receipt).orElse(console.texts().get("ledger.proposal") + "\n"));
    }
}
