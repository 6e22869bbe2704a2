package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.cli.ledger.posting.Kind;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.bill.CareGroup;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.CaseChange;

/// A posting as people read it (*bokföringen i text*): the bills, and for a correction what it credits and debits and why.
public final class PostingText {
    private static final int SHOWN_CASES = 40;

    private final Texts texts;
    private final Numerals numerals;
    private final boolean styled;

    public PostingText(Texts texts, boolean styled) {
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.styled = styled;
    }

    /// What will be posted, or was.
    public String print(Document document, Content.Month month) {
        var out = new StringBuilder();
        out.append(bold(texts.get(
                "ledger.heading." + month.kind().code(), month(month), month.agreement(), month.series())));
        out.append('\n');
        out.append(
                switch (month.kind()) {
                    case DRAFT -> draft(month);
                    case SETTLEMENT -> bills(month);
                    case CORRECTION, CREDIT -> correction(month);
                    case DISPUTE, PAYMENT -> throw new IllegalArgumentException(month.kind() + " is no month");
                });
        out.append(
                month.kind() == Kind.DRAFT
                        ? ""
                        : texts.get("ledger.dated", document.date(), numerals.people(month.cases().size())) + "\n");
        return out.toString();
    }

    /// The line that proves a batch: where it stands, and the hash that a cut journal cannot have.
    public String receipt(EntryName entry) {
        return texts.get("ledger.posted", entry.sequence()) + "\n" + texts.get("ledger.head", entry.sha256()) + "\n";
    }

    private String month(Content.Month month) {
        return texts.get("month." + month.period().getMonthValue()) + " " + month.period().getYear();
    }

    private String bills(Content.Month month) {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT));
        table.add(
                Style.FAINT,
                headings("ledger.column.number", "column.code", "column.municipality", "column.care-group",
                        "column.payable"));
        table.rule();
        for (var bill : month.bills()) {
            table.add(
                    Style.PLAIN,
                    List.of(
                            bill.number(),
                            Municipality.codeText(bill.municipality()),
                            bill.name(),
                            careGroup(bill.careGroup()),
                            numerals.people(bill.amount())));
        }
        table.rule();
        table.add(
                Style.BOLD,
                List.of(texts.get("ledger.bills", month.bills().size()), "", "", "", numerals.people(total(month))));
        return table.print(styled) + without(month);
    }

    /// Municipalities that owe nothing get no bill, and are counted so that nobody looks for them.
    private String without(Content.Month month) {
        long nothing = month.standing().stream().filter(each -> each.owed().toPay().signum() == 0).count();
        return nothing == 0 ? "" : texts.get("ledger.owe-nothing", nothing) + "\n";
    }

    private String draft(Content.Month month) {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT));
        table.add(Style.FAINT, headings("column.code", "column.municipality", "column.care-group", "column.payable"));
        table.rule();
        var names = names(month);
        var total = BigDecimal.ZERO;
        for (var each : month.standing()) {
            if (each.owed().toPay().signum() != 0) {
                var code = Municipality.codeText(each.owed().municipality());
                table.add(
                        Style.PLAIN,
                        List.of(
                                code,
                                names.getOrDefault(code, ""),
                                careGroup(each.owed().careGroup()),
                                numerals.people(each.owed().toPay())));
                total = total.add(each.owed().toPay());
            }
        }
        table.rule();
        table.add(Style.BOLD, List.of("", "", "", numerals.people(total)));
        return table.print(styled) + without(month) + texts.get("ledger.draft-only") + "\n";
    }

    private static Map<String, String> names(Content.Month month) {
        var names = new HashMap<String, String>();
        month.settlement()
                .required("municipalities")
                .forEach(each -> names.put(each.required("code").asString(), each.required("name").asString()));
        return names;
    }

    /// Credit of the whole old sum, debit of the whole new one, per municipality.
    private String correction(Content.Month month) {
        var out = new StringBuilder();
        if (month.bills().isEmpty()) {
            out.append(texts.get("ledger.no-sum-changes")).append('\n');
        } else {
            out.append(differences(month));
        }
        out.append(ruleChanges(month));
        out.append(caseChanges(month));
        return out.toString();
    }

    private String differences(Content.Month month) {
        var table = new TextTable(
                List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT));
        table.add(
                Style.FAINT,
                headings(
                        "ledger.column.number",
                        "column.code",
                        "column.municipality",
                        "column.care-group",
                        "ledger.column.credit",
                        "ledger.column.debit",
                        "ledger.column.difference",
                        "ledger.column.takes-back"));
        table.rule();
        for (var bill : month.bills()) {
            table.add(
                    Style.PLAIN,
                    List.of(
                            bill.number(),
                            Municipality.codeText(bill.municipality()),
                            bill.name(),
                            careGroup(bill.careGroup()),
                            numerals.people(bill.before().negate()),
                            numerals.people(bill.after()),
                            numerals.people(bill.amount()),
                            String.join(
                                    ", ",
                                    bill.credits()
                                            .stream()
                                            .map(share -> share.number() + ": " + numerals.people(share.amount()))
                                            .toList())));
        }
        table.rule();
        table.add(
                Style.BOLD,
                List.of(
                        texts.get("ledger.bills", month.bills().size()), "", "", "", "", "",
                        numerals.people(total(month)), ""));
        return table.print(styled);
    }

    private String ruleChanges(Content.Month month) {
        var out = new StringBuilder();
        for (var change : month.ruleChanges()) {
            out.append(texts.get(
                    "ledger.rule." + change.cause(), change.path(), said(change.before()), said(change.after())))
                    .append('\n');
        }
        return out.toString();
    }

    private String said(String value) {
        return value.isEmpty() ? texts.get("ledger.not-stated") : value;
    }

    /// The cases behind it: how many of each reason, and the first ones by name.
    private String caseChanges(Content.Month month) {
        if (month.changes().isEmpty()) {
            return "";
        }
        var counts = new EnumMap<CaseChange.Reason, Integer>(CaseChange.Reason.class);
        month.changes().forEach(change -> counts.merge(change.reason(), 1, Integer::sum));
        var summary = new ArrayList<String>();
        counts.forEach((reason, count) -> summary.add(reason(reason) + " " + numerals.people(count)));
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT));
        table.add(
                Style.FAINT,
                headings("column.code", "ledger.column.case", "ledger.column.reason", "ledger.column.days-before",
                        "ledger.column.days-after"));
        month.changes()
                .stream()
                .limit(SHOWN_CASES)
                .forEach(change -> table.add(
                        Style.PLAIN,
                        List.of(
                                Municipality.codeText(change.municipality()),
                                Shown.briefly(change.caseId()),
                                reason(change.reason()),
                                numerals.people(change.daysBefore()),
                                numerals.people(change.daysAfter()))));
        int more = month.changes().size() - SHOWN_CASES;
        return texts.get("ledger.cases-changed", String.join(", ", summary)) + "\n" + table.print(styled)
                + (more > 0 ? texts.get("ledger.more-cases", numerals.people(more)) + "\n" : "");
    }

    private String reason(CaseChange.Reason reason) {
        return texts.get("ledger.reason." + reason.code());
    }

    private String careGroup(CareGroup group) {
        return texts.get("care-group." + group.code());
    }

    private static BigDecimal total(Content.Month month) {
        return month.bills().stream().map(Content.NumberedBill::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> headings(String... keys) {
        return List.of(keys).stream().map(key -> texts.get(key)).toList();
    }

    private String bold(String text) {
        return styled ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
