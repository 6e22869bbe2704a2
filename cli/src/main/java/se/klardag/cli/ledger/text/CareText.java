package se.klardag.cli.ledger.text;

import java.time.LocalDate;
import java.time.YearMonth;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.projection.schema.tables.records.BillRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.BillKey;
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

    String of(BillKey key, EntryBody.Month month) {
        return text(key.careGroup().code(), key.edition(), month.period());
    }

    /// Whether there is nothing to tell.
    boolean isAll(BillRecord bill) {
        return isAll(bill.getCareGroup(), bill.getEdition(), YearMonth.parse(bill.getPeriod()));
    }

    boolean isAll(DraftRecord draft) {
        return isAll(draft.getCareGroup(), draft.getEdition(), YearMonth.parse(draft.getPeriod()));
    }

    boolean isAll(BillKey key, EntryBody.Month month) {
        return isAll(key.careGroup().code(), key.edition(), month.period());
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
