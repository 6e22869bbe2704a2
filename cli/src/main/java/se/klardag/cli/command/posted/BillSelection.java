package se.klardag.cli.command.posted;

import java.util.List;
import java.util.TreeSet;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentRefusedException;

/// Which of the bills are written (*urval av räkningar*).
///
/// @param only kommunkoder that were asked for; none for all
public record BillSelection(List<String> only) {
    public BillSelection {
        only = List.copyOf(only);
    }

    /// Takes away what nobody asked for.
    ///
    /// @throws DocumentRefusedException when a municipality has no bill
    public void keepWanted(List<BillDocument> bills) {
        for (var code : only) {
            if (bills.stream().noneMatch(bill -> bill.recipient().code().equals(code))) {
                throw DocumentRefusedException.forWant("invoice.no-bill", code);
            }
        }
        bills.removeIf(bill -> !only.isEmpty() && !only.contains(bill.recipient().code()));
    }

    /// The same month twice would be billed twice.
    public static void refuseRepeats(List<BillDocument> bills) {
        var seen = new TreeSet<String>();
        for (var bill : bills) {
            if (!seen.add(bill.period() + " " + bill.recipient().code() + " " + bill.basis().part())) {
                throw DocumentRefusedException.byRule("invoice.twice", bill.recipient().name(),
                        bill.period().toString());
            }
        }
    }
}
