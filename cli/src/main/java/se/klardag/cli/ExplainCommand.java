package se.klardag.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.klardag.cli.ExplainArguments.Asked;
import se.klardag.cli.bundle.ArchiveFault;
import se.klardag.cli.bundle.KeptSettlement;
import se.klardag.cli.cases.FileFault;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.BillDifference;
import se.klardag.cli.output.BillDocument;
import se.klardag.cli.output.BillExplanation;
import se.klardag.cli.output.CaseBill;
import se.klardag.cli.output.CaseDocument;
import se.klardag.cli.output.CaseExplanation;
import se.klardag.cli.output.ComparedSide;
import se.klardag.cli.output.Document;
import se.klardag.cli.output.HtmlText;
import se.klardag.cli.output.MarkdownText;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.settlement.Explaining;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.RuleGap;
import se.klardag.rules.Agreements;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;
import se.klardag.rules.Resolving;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Says why (*klardag explain*): a municipality's bill down to events and clauses, one case, or what makes one bill
/// another.
@Command(name = "explain", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class ExplainCommand implements Callable<Integer> {
    private static final String ALL = "all";

    /// How the explanation is printed.
    enum Format {
        text,
        md,
        html,
        json
    }

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ExplainArguments arguments = new ExplainArguments();

    @Option(names = "--municipality", paramLabel = "${bundle:label.code-or-all}",
            descriptionKey = "option.explain-municipality")
    private @Nullable String municipality;

    @Option(names = "--case", paramLabel = "${bundle:label.case-id}", descriptionKey = "option.case")
    private @Nullable String caseId;

    @Option(names = "--between", arity = "2", hideParamSyntax = true, paramLabel = "${bundle:label.side}",
            descriptionKey = "option.between")
    private List<String> between = List.of();

    @Option(names = "--format", paramLabel = "text|md|html|json", descriptionKey = "option.format")
    private Format format = Format.text;

    private final List<Intake> intakes = new ArrayList<>();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!between.isEmpty()) {
            refuseWhatBundlesHave();
            explainDifference(compared(between.get(0)), compared(between.get(1)));
        } else {
            var side = side("", arguments.asked());
            if (caseId != null) {
                explainCase(caseId, side);
            } else if (ALL.equals(municipality)) {
                explainAll(side);
            } else {
                explainMunicipality(place(side.payers()), side);
            }
        }
        intakes.forEach(Intake::tellLayouts);
        intakes.forEach(intake -> intake.tellRejected(false));
        return intakes.stream().anyMatch(intake -> intake.rejected() > 0) ? Klardag.WITH_REJECTS : Klardag.DONE;
    }

    /// Of two bundles each has cases, terms and month of its own.
    private void refuseWhatBundlesHave() {
        if (between.stream().allMatch(ExplainCommand::isBundle)
                && (!arguments.asked().isNothing() || arguments.knownOn() != null)) {
            throw wrong("explain.between-bundles");
        }
    }

    private static boolean isBundle(String word) {
        return word.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /// One of the two that are compared.
    private ComparedBills compared(String word) {
        if (isBundle(word)) {
            try {
                var kept = KeptSettlement.of(Path.of(word));
                var side = new ComparedSide(word, kept.terms(), Optional.of(kept.sha256()));
                return new ComparedBills(side, kept.payers(), kept.bills());
            } catch (ArchiveFault fault) {
                throw new FileFault(word, fault.key(), fault.details().toArray(String[]::new));
            }
        }
        var side = side(word);
        return new ComparedBills(
                new ComparedSide(word, side.terms(), Optional.empty()), side.payers(), side.bills());
    }

    /// A settlement to compare, with every municipality's bills.
    private record ComparedBills(ComparedSide side, Payers payers, SortedMap<Integer, List<ExplainedBill>> bills) {}

    /// What is compared with the call's own: the call's own agreement, month and files, with what the word names in its place.
    private Side side(String word) {
        var asked = arguments.asked();
        if (word.matches("[0-9]{4}-(?:0[1-9]|1[0-2])")) {
            return side(word, asked.period(YearMonth.parse(word)));
        }
        boolean rules = word.endsWith(".yaml") || word.endsWith(".yml") || Agreements.ids().contains(word);
        return side(word, rules ? asked.agreement(word) : asked.cases(Path.of(word)));
    }

    private Side side(String name, Asked asked) {
        var agreementName = given(asked.agreement(), "--agreement");
        var period = given(asked.period(), "--period");
        if (asked.cases().isEmpty()) {
            var missing = new ArrayList<ArgSpec>(commandSpec().positionalParameters());
            throw new MissingParameterException(commandSpec().commandLine(), missing, "");
        }
        var municipalities = Municipalities.shipped();
        var agreement = Agreements.find(agreementName);
        console.tell(agreement.remarks());
        var terms = Resolving.resolve(agreement, period, municipalities);
        var payers = Payers.of(agreement.parties(), municipalities);
        var intake = new Intake(
                console,
                asked.cases(),
                arguments.reading().reading(console, arguments.knownOn()),
                payers,
                Optional.empty(),
                arguments.reading().verbose());
        intakes.add(intake);
        return new Side(name, agreement, terms, payers, intake.files());
    }

    private void explainMunicipality(int place, Side side) {
        var name = side.payers().name(place);
        if (!side.terms().parties().include(place)) {
            throw wrong("explain.not-party", name, side.terms().agreement());
        }
        var bills = side.bills(place);
        var headed = headed(name, Municipality.codeText(place));
        var explanation = new BillExplanation(side.terms(), side.agreement().title(), console.texts());
        switch (format) {
            case text -> console.print(explanation.print(headed, bills));
            case json -> console.print(json(explanation.json(Municipality.codeText(place), bills)));
            case md, html -> print(
                    new BillDocument(side.agreement(), side.terms(), console.texts()).of(headed, bills));
        }
    }

    /// Every municipality with a bill.
    private void explainAll(Side side) {
        var texts = console.texts();
        var explanation = new BillExplanation(side.terms(), side.agreement().title(), texts);
        var bills = side.bills();
        switch (format) {
            case text -> {
                var printed = new ArrayList<String>();
                bills.forEach((place, each) -> printed.add(explanation.print(headed(side, place), each)));
                console.print(String.join("\n", printed));
            }
            case json -> {
                var all = JsonNodeFactory.instance.arrayNode();
                bills.forEach((place, each) -> all.add(explanation.json(Municipality.codeText(place), each)));
                console.print(json(all));
            }
            case md, html -> {
                var places = new ArrayList<BillDocument.Place>();
                bills.forEach((place, each) -> places.add(new BillDocument.Place(headed(side, place), each)));
                print(new BillDocument(side.agreement(), side.terms(), texts).ofAll(places));
            }
        }
    }

    private void explainCase(String id, Side side) {
        var found = new ArrayList<RecordedCase>();
        side.files().read(source -> {
            found.clear();
            source.forEach(fact -> {
                if (fact.id().equals(id)) {
                    found.add(RecordedCase.copyOf(fact));
                }
            });
            return found;
        });
        if (found.isEmpty()) {
            throw new FileFault(
                    arguments.asked().cases().getFirst().toString(), "explain.no-such-case", Shown.briefly(id));
        }
        var terms = side.terms();
        var parts = Explaining.explainCase(found.getFirst(), terms);
        var payers = parts.isEmpty()
                ? List.of(found.getFirst().municipality())
                : parts.stream().map(ExplainedCase::payer).toList();
        if (municipality != null && !payers.contains(place(side.payers()))) {
            throw wrong("explain.other-municipality", IdentityMask.mask(id), municipality);
        }
        if (payers.stream().noneMatch(terms.parties()::include)) {
            tell(id, "not-party", "explain.case-not-party");
            return;
        }
        if (parts.isEmpty()) {
            tell(id, "not-of-month", "explain.not-of-month");
            return;
        }
        for (var part : parts) {
            var explanation = new CaseExplanation(part, terms, console.texts());
            var bill = billOf(part, side);
            switch (format) {
                case text -> console.print(explanation.print(bill));
                case json -> console.print(json(explanation.json(bill)));
                case md, html -> print(new CaseDocument(side.agreement(), terms, console.texts()).of(part, bill));
            }
        }
    }

    /// The bill that the case stands behind; facts, rule and days of the one case hold also where it cannot be made.
    private static CaseBill billOf(ExplainedCase part, Side side) {
        if (!side.terms().parties().include(part.payer())) {
            return new CaseBill.NotParty();
        }
        if (part.terms().price() instanceof Price.Unknown(var gap)) {
            return new CaseBill.Stopped(gap);
        }
        try {
            return side.bills(part.payer())
                    .stream()
                    .filter(bill -> bill.cases()
                            .stream()
                            .anyMatch(each -> each.fact().id().equals(part.fact().id())))
                    .findFirst()
                    .<CaseBill>map(bill -> new CaseBill.Made(bill.bill()))
                    .orElseThrow();
        } catch (RuleGap gap) {
            return new CaseBill.Stopped(gap);
        }
    }

    private void explainDifference(ComparedBills before, ComparedBills after) {
        if (caseId != null) {
            throw wrong("explain.between-form");
        }
        var currencies = Stream.of(before, after).map(each -> each.side().terms().price().currency()).toList();
        if (!currencies.getFirst().equals(currencies.getLast())) {
            throw wrong("explain.between-currencies");
        }
        Set<Integer> places = new TreeSet<>(before.bills().keySet());
        places.addAll(after.bills().keySet());
        if (municipality != null && !ALL.equals(municipality)) {
            places = Set.of(place(after.payers()));
        }
        var difference = new BillDifference(before.side(), after.side(), console.texts());
        for (int place : places) {
            var code = Municipality.codeText(place);
            difference.add(
                    code, headed(after.payers().name(place), code), before.bills().getOrDefault(place, List.of()),
                    after.bills().getOrDefault(place, List.of()));
        }
        switch (format) {
            case text -> console.print(difference.print(console.page()));
            case json -> console.print(json(difference.json()));
            case md, html -> print(difference.document());
        }
    }

    private void print(Document document) {
        console.print(
                format == Format.md
                        ? new MarkdownText(console.texts()).print(document)
                        : new HtmlText(console.texts()).print(document));
    }

    private static String headed(Side side, int place) {
        return headed(side.payers().name(place), Municipality.codeText(place));
    }

    /// Name and code; a payer without a name is its code.
    private static String headed(String name, String code) {
        return name.equals(code) ? code : name + " (" + code + ")";
    }

    /// A case that no bill of the month knows, and why.
    private void tell(String id, String verdict, String key) {
        console.print(
                format == Format.json
                        ? json(JsonNodeFactory.instance.objectNode()
                                .put("case", IdentityMask.mask(id))
                                .put("verdict", verdict))
                        : console.texts().get(key, Shown.of(id)) + "\n");
    }

    private static String json(JsonNode node) {
        return PrintedJson.of(node);
    }

    private int place(Payers payers) {
        var code = municipality;
        if (code == null) {
            throw wrong("explain.what");
        }
        return Optional.of(code)
                .filter(text -> text.matches("[0-9]{4}"))
                .map(Integer::parseInt)
                .filter(payers::mayName)
                .orElseThrow(() -> wrong("explain.no-municipality", Shown.briefly(code)));
    }

    private <T> T given(@Nullable T option, String name) {
        if (option == null) {
            throw new MissingParameterException(
                    commandSpec().commandLine(), commandSpec().findOption(name), "");
        }
        return option;
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("no command line");
        }
        return spec;
    }

    private RuntimeException wrong(String key, Object... values) {
        return new ParameterException(commandSpec().commandLine(), console.texts().get(key, values));
    }
}
