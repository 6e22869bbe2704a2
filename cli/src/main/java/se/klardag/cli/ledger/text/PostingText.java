package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.correction.CaseChange;
import se.klardag.engine.facts.Municipality;

/// A posting as people read it (*bokföringen i text*): the bills, and for a correction what it credits and debits and why.
public final class PostingText {
    private static final int SHOWN_CASES = 40;

    private final Texts texts;
    private final NumberFormats numerals;
    private final CareText care;
    private final TerminalPage page;

    public PostingText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.care = new CareText(texts);
        this.page = page;
    }

    /// What will be posted, or was.
    public String print(JournalEntry document, EntryBody.Month month) {
        var out = new StringBuilder();
        out.append(page.bold(texts.get(
                "ledger.heading." + month.kind().code(), new DateTimeFormats(texts).month(month.period()),
                month.agreement(), month.series())));
        out.append("\n\n");
        out.append(
                switch (month.kind()) {
                    case DRAFT -> draft(month);
                    case SETTLEMENT -> bills(month);
                    case CORRECTION, CREDIT, REOPENING -> correction(month);
                    case DISPUTE, PAYMENT, CANCELLATION, CLOSING, DISPATCH ->
                        throw new IllegalArgumentException(month.kind() + " is no month");
                });
        if (month.kind() != EntryKind.DRAFT) {
            out.append('\n')
                    .append(texts.get(
                            "ledger.dated", document.date(), numerals.people(month.cases().size())));
            month.origin().knownOn().ifPresent(day -> out.append(' ').append(texts.get("table.known-on", day)));
            out.append('\n');
        }
        return out.toString();
    }

    /// The line that proves a batch: its place, and the hash that a cut journal cannot have.
    public String receipt(EntryName entry) {
        return texts.get("ledger.posted", entry.sequence()) + "\n" + texts.get("ledger.head", entry.sha256()) + "\n";
    }

    private String bills(EntryBody.Month month) {
        return numbered(month)
                .right("column.payable", bill -> money(bill.amount()))
                .total(money(total(month)))
                .print(month.bills(), page) + without(month);
    }

    /// The columns that say which bill it is.
    private TextTable<EntryBody.NumberedBill> numbered(EntryBody.Month month) {
        var table = new TextTable<EntryBody.NumberedBill>(texts)
                .left("ledger.column.number", EntryBody.NumberedBill::number)
                .total(texts.get("ledger.bills", month.bills().size()))
                .left("column.code", bill -> Municipality.codeText(bill.key().municipality()))
                .spare(2)
                .left("column.municipality", EntryBody.NumberedBill::name);
        if (month.bills().stream().anyMatch(bill -> !care.isAll(bill.key(), month))) {
            table.left("column.care-group", bill -> care.of(bill.key(), month));
        }
        return table;
    }

    /// Municipalities that owe nothing get no bill, and are counted so that nobody looks for them.
    private String without(EntryBody.Month month) {
        long nothing = month.standing().stream().filter(each -> each.owed().toPay().signum() == 0).count();
        return nothing == 0 ? "" : texts.get("ledger.owe-nothing", nothing) + "\n";
    }

    private String draft(EntryBody.Month month) {
        var names = names(month);
        var owing = month.standing().stream().filter(each -> each.owed().toPay().signum() != 0).toList();
        var total = owing.stream().map(each -> each.owed().toPay()).reduce(BigDecimal.ZERO, BigDecimal::add);
        var table = new TextTable<EntryBody.Standing>(texts)
                .left("column.code", PostingText::code)
                .total(texts.get("ledger.sum"))
                .left("column.municipality", each -> names.getOrDefault(code(each), ""));
        if (owing.stream().anyMatch(each -> !care.isAll(each.owed().key(), month))) {
            table.left("column.care-group", each -> care.of(each.owed().key(), month));
        }
        table.right("column.payable", each -> money(each.owed().toPay())).total(money(total));
        return table.print(owing, page) + without(month) + texts.get("ledger.draft-only") + "\n";
    }

    private static String code(EntryBody.Standing standing) {
        return Municipality.codeText(standing.owed().key().municipality());
    }

    private static Map<String, String> names(EntryBody.Month month) {
        var names = new HashMap<String, String>();
        month.settlement()
                .required("municipalities")
                .forEach(each -> names.put(each.required("code").asString(), each.required("name").asString()));
        return names;
    }

    /// Credit of the whole old sum, debit of the whole new one, per municipality.
    private String correction(EntryBody.Month month) {
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

    private String differences(EntryBody.Month month) {
        return numbered(month)
                .right("ledger.column.credit", bill -> money(bill.before().negate()))
                .right("ledger.column.debit", bill -> money(bill.after()))
                .right("ledger.column.difference", bill -> money(bill.amount()))
                .total(money(total(month)))
                .left("ledger.column.takes-back", this::takesBack)
                .spare(1)
                .print(month.bills(), page);
    }

    private String takesBack(EntryBody.NumberedBill bill) {
        return String.join(
                ", ",
                bill.credits().stream().map(share -> share.number() + ": " + money(share.amount())).toList());
    }

    private String money(BigDecimal amount) {
        return numerals.amount(amount);
    }

    private String ruleChanges(EntryBody.Month month) {
        return new RuleChangeText(texts).sentences(month.ruleChanges())
                .stream()
                .map(each -> each + "\n")
                .collect(Collectors.joining());
    }

    /// The cases behind it: how many of each reason, and the first ones of those bills that change by name.
    private String caseChanges(EntryBody.Month month) {
        var counts = new EnumMap<CaseChange.Reason, Integer>(CaseChange.Reason.class);
        month.changes().forEach(change -> counts.merge(change.reason(), 1, Integer::sum));
        var summary = new ArrayList<String>();
        counts.forEach((reason, count) -> summary.add(reason(reason) + " " + numerals.people(count)));
        var listed = month.bills().isEmpty()
                ? month.changes()
                : month.changes().stream().filter(change -> isBilled(change, month)).toList();
        var out = new StringBuilder();
        out.append(texts.get("ledger.cases-changed", String.join(", ", summary))).append('\n');
        if (!listed.isEmpty()) {
            out.append(table(listed.stream().limit(SHOWN_CASES).toList()));
        }
        if (listed.size() > SHOWN_CASES) {
            out.append(texts.get("ledger.more-cases", numerals.people(listed.size() - SHOWN_CASES))).append('\n');
        }
        int elsewhere = month.changes().size() - listed.size();
        if (elsewhere > 0) {
            out.append(texts.get("ledger.elsewhere", numerals.people(elsewhere))).append('\n');
        }
        return out.toString();
    }

    private static boolean isBilled(CaseChange change, EntryBody.Month month) {
        return month.bills()
                .stream()
                .anyMatch(bill -> bill.key().equals(change.key()));
    }

    private String table(List<CaseChange> changes) {
        return new TextTable<CaseChange>(texts).boldHeadings()
                .left("column.code", change -> Municipality.codeText(change.key().municipality()))
                .left("ledger.column.case", change -> TerminalSafe.briefly(change.caseId()))
                .left("ledger.column.reason", change -> reason(change.reason()))
                .right("ledger.column.days-before", change -> numerals.people(change.daysBefore()))
                .right("ledger.column.days-after", change -> numerals.people(change.daysAfter()))
                .print(changes, page);
    }

    private String reason(CaseChange.Reason reason) {
        return texts.get("ledger.reason." + reason.code());
    }

    private static BigDecimal total(EntryBody.Month month) {
        return month.bills().stream().map(EntryBody.NumberedBill::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

}
