package se.klardag.cli.documents.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.words.StakeText;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.Style;

/// The first sheet (*sammanfattning*): whose bill it is, its sum, and the agreed values that everything else
/// calculates with.
final class SummarySheet {
    private static final int COLUMNS = 5;
    private static final int FIRST_FACT = 4;
    private static final int SHARED_FACTS = 4;
    private static final int FACTS_OF_ONE = 4;
    private static final int SUMS = 5;

    private final List<BillDocument> bills;
    private final MunicipalitySheet municipalities;
    private final CreditSheet credits;
    private final FormulaParameters parameters;
    private final boolean ofIssuer;
    private final Texts texts;
    private final Sheet sheet;
    private int row = FIRST_FACT;

    SummarySheet(
            List<BillDocument> bills,
            MunicipalitySheet municipalities,
            CreditSheet credits,
            FormulaParameters parameters,
            boolean ofIssuer,
            Texts texts) {
        this.bills = bills;
        this.municipalities = municipalities;
        this.credits = credits;
        this.parameters = parameters;
        this.ofIssuer = ofIssuer;
        this.texts = texts;
        this.sheet = new Sheet(texts.get("sheet.summary"), List.of(34, 20, 16, 16, 22));
    }

    /// The row of headings over the agreed values: below the facts and the sums, two rows free.
    static int parametersRow(List<BillDocument> bills) {
        int own = bills.size() == 1 ? FACTS_OF_ONE + (isCorrection(bills) ? 2 : 0) : 0;
        return FIRST_FACT + own + SHARED_FACTS + 1 + SUMS + 2;
    }

    private static boolean isCorrection(List<BillDocument> bills) {
        return bills.size() == 1 && bills.getFirst().isCorrection();
    }

    Sheet write(String title) {
        var any = bills.getFirst();
        sheet.put(1, 1, Cell.text(title, Style.TITLE));
        sheet.put(2, 1, Cell.text(warnings(any), Style.WARNING));
        if (bills.size() == 1) {
            ofOne(any);
        }
        fact("issuer", any.issuer().name());
        fact("issued", Cell.date(any.issued(), Style.FACT_DATE));
        fact("agreement", texts.of(any.basis().agreement().title()));
        fact("status", any.basis().standing().word(texts));
        row++;
        sums(any);
        parameters.write(sheet, texts);
        notes(parameters.lastRow() + 2, any);
        return sheet;
    }

    private void ofOne(BillDocument bill) {
        fact("municipality", bill.recipient().name() + ", " + bill.recipient().code());
        fact("number", WorkbookText.number(bill, texts));
        if (bill.isCorrection()) {
            fact("corrects", bill.preceding()
                    .stream()
                    .map(each -> each.number() + " (" + each.issued() + ")")
                    .collect(Collectors.joining(", ")));
        }
        fact("basis", bill.basisId());
        fact("due", Cell.date(bill.due(), Style.FACT_DATE));
    }

    private void sums(BillDocument any) {
        fact("cases", municipalities.totalCell(
                "cases", bill -> bill.basis().explained().bill().charge().cases().value(), Style.FACT_COUNT));
        fact("days", municipalities.totalCell(
                "days", bill -> bill.basis().explained().bill().charge().days().value(), Style.FACT_COUNT));
        fact("amount", municipalities.totalCell("amount", MunicipalitySheet::net, Style.FACT_KRONOR));
        fact("rounding", municipalities.totalCell("rounding", MunicipalitySheet::rounding, Style.FACT_KRONOR));
        var payable = municipalities.totalCell(
                "payable", bill -> bill.basis().explained().bill().toPay().value(),
                isCorrection(bills) ? Style.FACT_KRONOR : Style.TOTAL_KRONOR);
        if (isCorrection(bills)) {
            fact(bills.getFirst().isWithdrawal() ? "payable-withdrawn" : "payable-anew", payable);
            total("this-bill", credits.toPay(Style.TOTAL_KRONOR));
        } else {
            total(any.isProvisional() ? "payable-provisional" : "payable", payable);
        }
    }

    private void total(String key, Cell value) {
        sheet.put(row, 1, Cell.text(texts.get("sheet.column." + key), Style.TOTAL_LABEL));
        sheet.put(row++, 2, value);
    }

    private void fact(String key, String value) {
        sheet.join(row, 2, COLUMNS);
        fact(key, Cell.text(value, Style.FACT));
    }

    private void fact(String key, Cell value) {
        sheet.put(row, 1, Cell.text(texts.get("sheet.column." + key), Style.LABEL));
        sheet.put(row++, 2, value);
    }

    private String warnings(BillDocument any) {
        var words = new ArrayList<String>();
        if (any.mark() instanceof InvoiceIdentity.Draft(var because)) {
            words.add(texts.get("mark." + because.name()));
        }
        if (any.invented()) {
            words.add(texts.get("mark.invented"));
        }
        return String.join(" ", words);
    }

    /// That of the recipient's own cases.
    private MonthStanding standing() {
        return bills.getFirst()
                .basis()
                .standing()
                .to(bills.stream().flatMap(bill -> bill.basis().explained().cases().stream()).toList());
    }

    private void notes(int first, BillDocument any) {
        var lines = new ArrayList<String>();
        if (CreditSheet.isNeeded(bills)) {
            lines.add(texts.get(any.isWithdrawal() ? "sheet.note.withdrawn" : "sheet.note.credit"));
        }
        if (any.isProvisional()) {
            lines.add(any.basis().standing().sentence(texts));
        }
        lines.add(texts.get(parameters.hasThreshold() ? "sheet.note.formulas" : "sheet.note.formulas-individual"));
        lines.add(texts.get("sheet.note.yellow"));
        if (parameters.countsBreaks()) {
            lines.add(texts.get("sheet.note.days"));
        }
        lines.add(texts.get("sheet.note.pseudonyms"));
        lines.addAll(ofIssuer ? any.basis().standing().files(texts) : standing().filesOnBill(Set.of(), texts));
        lines.addAll(ofIssuer
                ? any.basis().standing().rejected(texts)
                : any.basis().rejected(any.recipient().name(), texts));
        var words = new ReadingText(texts);
        for (var bill : bills) {
            var engine = bill.basis().explained().bill();
            engine.readings()
                    .forEach(share -> lines.add(bill.recipient().name() + ": "
                            + words.share(share, engine)));
            words.overlap(engine.pool().underSeveralReadings())
                    .ifPresent(line -> lines.add(bill.recipient().name() + ": " + line));
            Citations.notes(
                    any.basis().agreement(), engine.municipality(),
                    any.basis().terms().period().month().atEndOfMonth(), texts)
                    .forEach(line -> lines.add(bill.recipient().name() + ": " + line));
            var stakes = new StakeText(texts);
            Stream.concat(stakes.named(engine).stream(), stakes.othersOnBill(engine, bill.basis().terms()).stream())
                    .forEach(line -> lines.add(bill.recipient().name() + ": " + line));
        }
        var receipt = any.basis().receipt();
        lines.add(texts.get("sheet.receipt.engine", receipt.engine()));
        lines.add(texts.get("sheet.receipt.rules", receipt.rules()));
        lines.add(texts.get("sheet.receipt.cases", receipt.cases()));
        any.basis()
                .posted()
                .ifPresent(posted -> lines.add(texts.get("sheet.receipt.ledger", posted.entry(), posted.head())));
        any.basis().knownOn().ifPresent(day -> lines.add(texts.get("sheet.receipt.known-on", day.toString())));
        int at = first;
        for (var line : lines) {
            sheet.put(at, 1, Cell.text(line, Style.NOTE));
            sheet.join(at++, 1, COLUMNS);
        }
    }
}
