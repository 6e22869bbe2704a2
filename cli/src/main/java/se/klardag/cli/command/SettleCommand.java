package se.klardag.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.options.BindingOptions;
import se.klardag.cli.command.options.CaseOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.DocumentOptions;
import se.klardag.cli.command.options.ListFormat;
import se.klardag.cli.command.options.SavedSettlement;
import se.klardag.cli.command.options.SpreadsheetOptions;
import se.klardag.cli.command.settlement.SettlementRun;
import se.klardag.cli.documents.model.BillDocuments;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.render.Console;
import se.klardag.cli.report.settlement.SettledMonthsTable;
import se.klardag.cli.report.settlement.SettlementCsv;
import se.klardag.cli.report.settlement.SettlementJson;
import se.klardag.cli.report.settlement.SettlementTable;
import se.klardag.cli.text.ExitCode;

/// Settles a month, or several (*klardag settle*).
@Command(name = "settle")
public final class SettleCommand extends ConsoleCommand {
    @Mixin
    private final CaseOptions arguments = new CaseOptions();

    @Mixin
    private final BindingOptions binding = new BindingOptions();

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Option(names = "--out", paramLabel = "${bundle:label.folder}", descriptionKey = "option.out")
    private @Nullable Path out;

    @Option(names = "--format", paramLabel = "table|json|csv", descriptionKey = "option.format")
    private ListFormat format = ListFormat.table;

    @Mixin
    private final SpreadsheetOptions lists = new SpreadsheetOptions();

    @Mixin
    private final DocumentOptions documents = new DocumentOptions();

    private boolean leftOut;

    public SettleCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var rulings = arguments.rulings(console);
        var chosen = documents.wanted() ? Optional.of(documents.chosen()) : Optional.<BillDocuments>empty();
        if (out == null && chosen.isPresent()) {
            throw DocumentRefusedException.forWant("invoice.missing", "--out");
        }
        if (rulings.size() > 1 && documents.numbersBills()) {
            throw DocumentRefusedException.forWant("invoice.one-month", arguments.months().toString());
        }
        var run = new SettlementRun(console, arguments, binding);
        var months = new ArrayList<SettledMonth>();
        for (var rules : rulings) {
            var place = SettlementRun.folder(out, rules, rulings);
            SavedSettlement.refuseOtherMonth(place, rules.terms().period().month());
            var about = rules.agreement().id() + " " + rules.terms().period().month();
            try (var folder = lists.folder(place, about, console)) {
                var settled = run.settle(rules, folder, (files, month) -> chosen.ifPresent(
                        with -> write(files, month, with)));
                if (settled.isEmpty()) {
                    return ExitCode.REFUSED;
                }
                months.add(settled.get());
            }
        }
        print(months);
        return Math.max(run.end(allowRejects), leftOut ? ExitCode.WITH_REJECTS : ExitCode.DONE);
    }

    private void write(OutputFolder files, MonthRequest month, BillDocuments chosen) {
        var bills = DocumentOptions.bills(month.explain().allowing(binding.allowance()), chosen, console);
        var batch = documents.files(bills, chosen.parties(), chosen.issued(), console);
        batch.files().forEach(file -> files.write(file.name(), file.bytes()));
        leftOut |= !batch.leftOut().isEmpty();
    }

    private void print(List<SettledMonth> months) {
        var one = months.getFirst();
        switch (lists.csv().format(format, out)) {
            case table -> console.print(months.size() == 1
                    ? new SettlementTable(one, console.texts(), console.page()).print()
                    : new SettledMonthsTable(months, console.texts(), console.page()).print());
            case json -> console.printExactly(
                    months.size() == 1 ? SettlementJson.print(one) : SettlementJson.print(months));
            case csv -> lists.csv()
                    .print(
                            months.size() == 1 ? SettlementCsv.print(one) : SettlementCsv.print(months), console);
        }
    }
}
