package se.klardag.cli.command.posted;

import java.nio.file.Path;
import java.util.List;
import se.klardag.cli.command.ledger.LedgerBills;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.NumberFormats;

/// Verifies posted bills by their numbers alone (*kontroll av en bokförd räkning*): the chain, and the bill recalculated from the
/// cases and rules that the ledger holds.
public record PostedVerification(Console console, LedgerOptions ledgerArguments) {
    /// @param numbers one, or a range
    /// @return the exit code
    public int verify(Path numbers) {
        int code = ExitCode.DONE;
        try (var ledger = ledgerArguments.toRead()) {
            for (var number : LedgerBills.numbers(List.of(numbers))) {
                code = Math.max(code, verify(number, ledger));
            }
        }
        return code;
    }

    private int verify(String number, Ledger ledger) {
        var posted = ledger.bill(number);
        var verification = JournalVerification.ofOne(ledger.journal(), posted.entry().sequence());
        verification.walkOn((_, _) -> {});
        if (!verification.wrong().isEmpty()) {
            verification.wrong().forEach(each -> console.complain(each.message(console.texts())));
            return ExitCode.DIFFERS;
        }
        var numerals = new NumberFormats(console.texts().language());
        console.print(console.texts()
                .get(
                        "ledger.bill-verified", number, numerals.amount(posted.bill().amount()),
                        numerals.people(posted.month().cases().size()), posted.entry().sequence())
                + "\n"
                + console.texts().get("ledger.entry-hash", posted.entry().sha256()) + "\n");
        return ExitCode.DONE;
    }
}
