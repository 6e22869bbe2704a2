package se.klardag.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.output.OpenTerms;
import se.klardag.cli.output.Receipt;
import se.klardag.cli.output.Report;
import se.klardag.cli.output.SettlementCsv;
import se.klardag.cli.output.SettlementJson;
import se.klardag.cli.output.SettlementTable;
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
        table, json, csv
    }

    private final Console console;

    @Mixin
    private final CaseArguments arguments = new CaseArguments();

    @Option(names = "--binding", descriptionKey = "option.binding")
    private boolean binding;

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Option(names = "--out", paramLabel = "KATALOG", descriptionKey = "option.out")
    private @Nullable Path out;

    @Option(names = "--format", paramLabel = "table|json|csv", descriptionKey = "option.format")
    private Format format = Format.table;

    SettleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var agreement = arguments.agreement();
        var terms = arguments.terms(agreement);
        Settling.refuseWithoutPrice(terms);
        if (binding && !terms.binding()) {
            console.complain(console.texts().get("refused.binding", terms.agreement()));
            console.complain(OpenTerms.print(terms, console.texts()).stripTrailing());
            return Klardag.REFUSED;
        }
        return out == null
                ? settle(agreement, terms, Optional.empty())
                : settle(agreement, terms, Optional.of(OutFolder.at(out)));
    }

    private int settle(Agreement agreement, AgreementTerms terms, Optional<OutFolder> folder) {
        var rejectLines = folder.map(each -> each.lines("rejected.csv", Intake.HEADER));
        var findingLines = folder.map(each -> each.lines("findings.csv", FindingLog.HEADER));
        try {
            var intake = new Intake(console, arguments.cases(), arguments.municipalities(), rejectLines);
            var findings = new FindingLog(
                    intake.files(), terms.somatic().population().deadlines(), findingLines, console.texts());
            var progress = new Progress(console);
            var settlement = intake.files()
                    .read(source -> Settling.settle(findings.watching(progress.counting(source)), terms, findings));
            findings.finish();
            progress.done();
            rejectLines.ifPresent(OutFolder.Lines::done);
            var report = report(agreement, settlement, intake);
            console.print(print(report));
            folder.ifPresent(each -> {
                each.write("settlement.json", SettlementJson.print(report));
                each.write("settlement.csv", SettlementCsv.print(report));
            });
            intake.tellIgnoredColumns();
            intake.tellRejected(folder.isPresent());
            tellFindings(findings);
            return intake.rejected() > 0 && !allowRejects ? Klardag.WITH_REJECTS : Klardag.DONE;
        } finally {
            rejectLines.ifPresent(OutFolder.Lines::close);
            findingLines.ifPresent(OutFolder.Lines::close);
        }
    }

    private Report report(Agreement agreement, Settlement settlement, Intake intake) {
        var names = new HashMap<Integer, String>();
        arguments.municipalities().all().forEach(each -> names.put(each.code(), each.name()));
        return new Report(
                settlement,
                agreement.title(),
                names,
                intake.rejected(),
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
