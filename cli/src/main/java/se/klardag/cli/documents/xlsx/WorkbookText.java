package se.klardag.cli.documents.xlsx;

import se.klardag.cli.Texts;
import se.klardag.cli.documents.BillDocument;
import se.klardag.cli.documents.Mark;

/// Words that several sheets share (*ord i arbetsboken*).
final class WorkbookText {
    private WorkbookText() {}

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
            case Mark.Numbered(var number) -> number;
            case Mark.Draft _ -> texts.get("sheet.draft");
        };
    }
}
