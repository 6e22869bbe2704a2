package se.klardag.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.documents.Refusal;
import se.klardag.cli.output.Receipt;
import se.klardag.cli.output.Report;
import se.klardag.cli.output.SettlementCsv;
import se.klardag.cli.output.SettlementJson;
import se.klardag.cli.output.SettlementTable;
import se.klardag.engine.settlement.Explaining;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;
import se.klardag.rules.RuleHash;

/// Settles a month (*klardag settle*).
@Command(name = "settle", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class SettleCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Format {
        table,
        json,
        csv
    }

    private final Console console;

    @Mixin
    private final CaseArguments arguments = new CaseArguments();

    @Mixin
    private final BindingArguments binding = new BindingArguments();

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Option(names = "--out", paramLabel = "${bundle:label.folder}", descriptionKey = "option.out")
    private @Nullable Path out;

    @Option(names = "--format", paramLabel = "table|json|csv", descriptionKey = "option.format")
    private Format format = Format.table;

    @Mixin
    private final DocumentArguments documents = new DocumentArguments();

    SettleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var agreement = arguments.agreement(console);
        var terms = arguments.terms(agreement);
        Settling.refuseWithoutPrice(terms);
        if (binding.refuse(terms, console)) {
            return Klardag.REFUSED;
        }
        var chosen = documents.wanted() ? Optional.of(documents.chosen()) : Optional.<DocumentArguments.Chosen>empty();
        if (out == null) {
            if (chosen.isPresent()) {
                throw Refusal.forWant("invoice.missing", "--out");
            }
            return settle(agreement, terms, Optional.empty(), chosen);
        }
        try (var folder = OutFolder.at(out)) {
            return settle(agreement, terms, Optional.of(folder), chosen);
        }
    }

    private int settle(
            Agreement agreement,
            AgreementTerms terms,
            Optional<OutFolder> folder,
            Optional<DocumentArguments.Chosen> chosen) {
        var intake = arguments.intake(console, agreement,
                folder.map(each -> each.lines("rejected.csv", IntakeLog.HEADER)));
        var findings = new FindingLog(intake.files(), terms.deadlines(),
                folder.map(each -> each.lines("findings.csv", FindingLog.HEADER)), console.texts());
        var report = report(agreement, settlement(terms, intake, findings), intake);
        folder.ifPresent(each -> {
            each.write("settlement.json", SettlementJson.print(report));
            each.write("settlement.csv", SettlementCsv.print(report));
            each.write(SavedSettlement.INPUTS, SavedSettlement.inputs(each.path(), arguments, agreement));
            chosen.ifPresent(with -> {
                var explained = intake.files().read(source -> Explaining.explainAll(source, terms));
                DocumentArguments.tellNotCharged(explained, console);
                var bills = with.bills(agreement, terms, report.receipt(), report.knownOn()).of(explained);
                documents.files(bills, with, console).forEach(file -> each.write(file.name(), file.bytes()));
            });
            each.done();
        });
        console.print(print(report));
        intake.tellLayouts();
        intake.tellRejected(folder.isPresent());
        tellFindings(findings);
        return intake.rejected() > 0 && !allowRejects ? Klardag.WITH_REJECTS : Klardag.DONE;
    }

    private Settlement settlement(AgreementTerms terms, Intake intake, FindingLog findings) {
        try (var progress = new Progress(console)) {
            var settlement = intake.files()
                    .read(source -> Settling.settle(findings.watching(progress.counting(source)), terms, findings));
            findings.finish();
            return settlement;
        }
    }

    private Report report(Agreement agreement, Settlement settlement, Intake intake) {
        return new Report(
                settlement,
                agreement.title(),
                arguments.payers(agreement),
                intake.rejected(),
                arguments.knownOn(),
                new Receipt(
                        EngineVersion.current(), RuleHash.of(agreement), intake.files().sha256()));
    }

    private String print(Report report) {
        return switch (format) {
            case table -> new SettlementTable(report, console.texts(), console.styled()).print();
            case json -> SettlementJson.print(report);
            case csv -> SettlementCsv.print(report);
        };
    }

    private void tellFindings(FindingLog findings) {
        if (findings.counts().isEmpty()) {
            return;
        }
        var texts = console.texts();
        var counts = findings.counts()
                .entrySet()
                .stream()
                .map(entry -> entry.getKey().code() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        console.complain(texts.get(out == null ? "intake.findings" : "intake.findings-written", counts));
    }
}
