package se.klardag.cli.documents.xlsx;

import java.util.List;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Style;

/// Words that several sheets share (*ord i arbetsboken*).
final class WorkbookText {
    private WorkbookText() {}

    /// Whether the municipality's name tells rows apart.
    static boolean isOfSeveral(List<BillDocument> bills) {
        return bills.stream().map(bill -> bill.recipient().code()).distinct().count() > 1;
    }

    static String careGroup(BillDocument bill, Texts texts) {
        return texts.get("care-group." + bill.basis().explained().bill().careGroup().code());
    }

    /// First day of the bill's edition, where editions stand apart.
    static Cell edition(BillDocument bill) {
        return bill.basis()
                .edition()
                .map(from -> Cell.date(from, Style.DATE))
                .orElseGet(() -> Cell.text("", Style.DATE));
    }

    /// The number, or that there is none.
    static String number(BillDocument bill, Texts texts) {
        return switch (bill.mark()) {
            case InvoiceIdentity.Numbered(var number) -> number;
            case InvoiceIdentity.Draft _ -> texts.get("sheet.draft");
            case InvoiceIdentity.Statement _ -> texts.get("sheet.statement");
        };
    }
}
