package se.klardag.cli.command.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.CsvOptions;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.DispatchText;
import se.klardag.cli.ledger.text.LedgerJson;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;

/// Lists what was sent when (*klardag sent*).
@Command(name = "sent")
public final class SentCommand extends ConsoleCommand {
    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Parameters(arity = "0..1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.sent-bill")
    private @Nullable String bill;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    @Mixin
    private final CsvOptions csv = new CsvOptions();

    public SentCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (var ledger = ledgerArguments.toRead()) {
            var number = bill;
            if (number != null && ledger.view().bill(number).isEmpty()) {
                throw LedgerException.unusable("ledger.no-bill", number);
            }
            var files = files(ledger).stream()
                    .filter(each -> number == null || each.file().bills().contains(number))
                    .toList();
            var json = DispatchText.json(files);
            if (csv.print(json.path("files"), console)) {
                return ExitCode.DONE;
            }
            switch (format) {
                case json -> console.printExactly(LedgerJson.print(json));
                case table -> console.print(new DispatchText(console.texts(), console.page()).print(files));
            }
        }
        return ExitCode.DONE;
    }

    private static List<DispatchText.Row> files(Ledger ledger) {
        return ledger.journal()
                .entries()
                .stream()
                .filter(each -> each.kind().equals(EntryKind.DISPATCH.code()))
                .map(each -> ledger.read(each.sequence()))
                .flatMap(DispatchText::rows)
                .toList();
    }
}
