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
import se.klardag.cli.output.FittedTable;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.Page;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.CaseChange;

/// A posting as people read it (*bokföringen i text*): the bills, and for a correction what it credits and debits and why.
public final class PostingText {
    private static final int SHOWN_CASES = 40;

    private final Texts texts;
    private final Numerals numerals;
    private final CareText care;
    private final Page page;

    public PostingText(Texts texts, Page page) {
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.care = new CareText(texts);
        this.page = page;
    }

    /// What will be posted, or was.
    public String print(Document document, Content.Month month) {
        var out = new StringBuilder();
        out.append(bold(texts.get(
                "ledger.heading." + month.kind().code(), month(month), month.agreement(), month.series())));
        out.append("\n\n");
        out.append(
                switch (month.kind()) {
                    case DRAFT -> draft(month);
                    case SETTLEMENT -> bills(month);
                    case CORRECTION, CREDIT -> correction(month);
                    case DISPUTE, PAYMENT -> throw new IllegalArgumentException(month.kind() + " is no month");
                });
        if (month.kind() != Kind.DRAFT) {
            out.append('\n')
                    .append(texts.get(
                            "ledger.dated", document.date(), numerals.people(month.cases().size())));
            month.knownOn().ifPresent(day -> out.append(' ').append(texts.get("table.known-on", day)));
            out.append('\n');
        }
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
        var table = numbered(month);
        table.column(texts.get("column.payable"), Side.RIGHT, 0, bill -> money(bill.amount()), money(total(month)));
        return table.print(month.bills(), page, texts) + without(month);
    }

    /// The columns that say which bill it is.
    private FittedTable<Content.NumberedBill> numbered(Content.Month month) {
        var table = new FittedTable<Content.NumberedBill>()
                .column(texts.get("ledger.column.number"), Side.LEFT, 0, Content.NumberedBill::number,
                        texts.get("ledger.bills", month.bills().size()))
                .column(texts.get("column.code"), Side.LEFT, 2, bill -> Municipality.codeText(bill.municipality()), "")
                .column(texts.get("column.municipality"), Side.LEFT, 0, Content.NumberedBill::name, "");
        if (month.bills().stream().anyMatch(bill -> !care.isAll(bill, month))) {
            table.column(texts.get("column.care-group"), Side.LEFT, 0, bill -> care.of(bill, month), "");
        }
        return table;
    }

    /// Municipalities that owe nothing get no bill, and are counted so that nobody looks for them.
    private String without(Content.Month month) {
        long nothing = month.standing().stream().filter(each -> each.owed().toPay().signum() == 0).count();
        return nothing == 0 ? "" : texts.get("ledger.owe-nothing", nothing) + "\n";
    }

    private String draft(Content.Month month) {
        var names = names(month);
        var owing = month.standing().stream().filter(each -> each.owed().toPay().signum() != 0).toList();
        var total = owing.stream().map(each -> each.owed().toPay()).reduce(BigDecimal.ZERO, BigDecimal::add);
        var table = new FittedTable<Content.Standing>()
                .column(texts.get("column.code"), Side.LEFT, 0, PostingText::code, texts.get("ledger.sum"))
                .column(texts.get("column.municipality"), Side.LEFT, 0,
                        each -> names.getOrDefault(code(each), ""), "");
        if (owing.stream().anyMatch(each -> !care.isAll(each.owed(), month))) {
            table.column(texts.get("column.care-group"), Side.LEFT, 0, each -> care.of(each.owed(), month), "");
        }
        table.column(texts.get("column.payable"), Side.RIGHT, 0, each -> money(each.owed().toPay()), money(total));
        return table.print(owing, page, texts) + without(month) + texts.get("ledger.draft-only") + "\n";
    }

    private static String code(Content.Standing standing) {
        return Municipality.codeText(standing.owed().municipality());
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
        if (!month.ruleChanges().isEmpty()) {
            out.append('\n').append(ruleChanges(month));
        }
        if (!month.changes().isEmpty()) {
            out.append('\n').append(caseChanges(month));
        }
        return out.toString();
    }

    private String differences(Content.Month month) {
        return numbered(month)
                .column(texts.get("ledger.column.credit"), Side.RIGHT, 0, bill -> money(bill.before().negate()), "")
                .column(texts.get("ledger.column.debit"), Side.RIGHT, 0, bill -> money(bill.after()), "")
                .column(texts.get("ledger.column.difference"), Side.RIGHT, 0, bill -> money(bill.amount()),
                        money(total(month)))
                .column(texts.get("ledger.column.takes-back"), Side.LEFT, 1, this::takesBack, "")
                .print(month.bills(), page, texts);
    }

    private String takesBack(Content.NumberedBill bill) {
        return String.join(
                ", ",
                bill.credits().stream().map(share -> share.number() + ": " + money(share.amount())).toList());
    }

    private String money(BigDecimal amount) {
        return numerals.people(amount);
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

    /// The cases behind it: how many of each reason, and the first ones of those bills that change by name.
    private String caseChanges(Content.Month month) {
        var counts = new EnumMap<CaseChange.Reason, Integer>(CaseChange.Reason.class);
        month.changes().forEach(change -> counts.merge(change.reason(), 1, Integer::sum));
        var summary = new ArrayList<String>();
        counts.forEach((reason, count) -> summary.add(reason(reason) + " " + numerals.people(count)));
        var told = month.bills().isEmpty()
                ? month.changes()
                : month.changes().stream().filter(change -> isBilled(change, month)).toList();
        var out = new StringBuilder();
        out.append(texts.get("ledger.cases-changed", String.join(", ", summary))).append('\n');
        if (!told.isEmpty()) {
            out.append(table(told.stream().limit(SHOWN_CASES).toList()).print(page.styled()));
        }
        if (told.size() > SHOWN_CASES) {
            out.append(texts.get("ledger.more-cases", numerals.people(told.size() - SHOWN_CASES))).append('\n');
        }
        int elsewhere = month.changes().size() - told.size();
        if (elsewhere > 0) {
            out.append(texts.get("ledger.elsewhere", numerals.people(elsewhere))).append('\n');
        }
        return out.toString();
    }

    private static boolean isBilled(CaseChange change, Content.Month month) {
        return month.bills()
                .stream()
                .anyMatch(bill -> bill.municipality() == change.municipality()
                        && bill.edition().equals(change.edition())
                        && bill.careGroup() == change.careGroup());
    }

    private TextTable table(List<CaseChange> changes) {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT));
        table.add(
                Style.FAINT,
                headings("column.code", "ledger.column.case", "ledger.column.reason", "ledger.column.days-before",
                        "ledger.column.days-after"));
        changes.forEach(change -> table.add(
                Style.PLAIN,
                List.of(
                        Municipality.codeText(change.municipality()),
                        Shown.briefly(change.caseId()),
                        reason(change.reason()),
                        numerals.people(change.daysBefore()),
                        numerals.people(change.daysAfter()))));
        return table;
    }

    private String reason(CaseChange.Reason reason) {
        return texts.get("ledger.reason." + reason.code());
    }

    private static BigDecimal total(Content.Month month) {
        return month.bills().stream().map(Content.NumberedBill::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> headings(String... keys) {
        return List.of(keys).stream().map(key -> texts.get(key)).toList();
    }

    private String bold(String text) {
        return page.styled() ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
