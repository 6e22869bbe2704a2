package se.klardag.cli.ledger.text;

import java.time.LocalDate;
import java.time.YearMonth;
import se.klardag.cli.Texts;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.projection.schema.tables.records.BillRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.engine.bill.Owed;
import se.klardag.engine.terms.CareGroup;

/// Which of a kommun's bills of a month it is (*vårdform och lydelse*): its kind of care, and the edition where a case's
/// date picks one.
final class CareText {
    private final Texts texts;

    CareText(Texts texts) {
        this.texts = texts;
    }

    String of(BillRecord bill) {
        return text(bill.getCareGroup(), bill.getEdition(), YearMonth.parse(bill.getPeriod()));
    }

    String of(DraftRecord draft) {
        return text(draft.getCareGroup(), draft.getEdition(), YearMonth.parse(draft.getPeriod()));
    }

    String of(Content.NumberedBill bill, Content.Month month) {
        return text(bill.careGroup().code(), bill.edition(), month.period());
    }

    String of(Owed owed, Content.Month month) {
        return text(owed.careGroup().code(), owed.edition(), month.period());
    }

    /// Whether there is nothing to tell.
    boolean isAll(BillRecord bill) {
        return isAll(bill.getCareGroup(), bill.getEdition(), YearMonth.parse(bill.getPeriod()));
    }

    boolean isAll(DraftRecord draft) {
        return isAll(draft.getCareGroup(), draft.getEdition(), YearMonth.parse(draft.getPeriod()));
    }

    boolean isAll(Content.NumberedBill bill, Content.Month month) {
        return isAll(bill.careGroup().code(), bill.edition(), month.period());
    }

    boolean isAll(Owed owed, Content.Month month) {
        return isAll(owed.careGroup().code(), owed.edition(), month.period());
    }

    private static boolean isAll(String group, LocalDate edition, YearMonth period) {
        return group.equals(CareGroup.ALL.code()) && edition.equals(period.atDay(1));
    }

    /// The month's own edition goes without saying.
    private String text(String group, LocalDate edition, YearMonth period) {
        var care = texts.get("care-group." + group);
        return edition.equals(period.atDay(1)) ? care : care + " " + edition;
    }
}
