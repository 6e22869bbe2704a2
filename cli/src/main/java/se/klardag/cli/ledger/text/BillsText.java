package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import se.klardag.cli.ledger.payment.PaymentLine;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.DisputeState;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.projection.BillLinks;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.PaymentRecord;
import se.klardag.cli.ledger.review.DisputeEffects;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.Balance;

/// Bills as people read them (*räkningar i text*): a list, or one with its history.
public final class BillsText {
    private final Texts texts;
    private final NumberFormats numerals;
    private final CareText care;
    private final TerminalPage page;

    public BillsText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.care = new CareText(texts);
        this.page = page;
    }

    /// The list.
    public String list(List<Line> lines, LocalDate today) {
        if (lines.isEmpty()) {
            return texts.get("ledger.no-bills") + "\n";
        }
        var total = lines.stream().map(Line::balance).reduce(Balance.NOTHING, Balance::plus);
        var table = new TextTable<Line>(texts)
                .left("ledger.column.number", line -> line.bill().getNumber())
                .total(texts.get("ledger.bills", lines.size()))
                .left("ledger.column.period", line -> line.bill().getPeriod())
                .left("column.code", line -> line.bill().getMunicipality())
                .spare(4)
                .left("column.municipality", line -> line.bill().getMunicipalityName());
        if (lines.stream().anyMatch(line -> !care.isAll(line.bill()))) {
            table.left("column.care-group", line -> care.of(line.bill()));
        }
        return table.right("ledger.column.billed", line -> line.isDated() ? money(line.bill().getAmount()) : "")
                .total(money(total.billed()))
                .right("ledger.column.credited", owed(Balance::credited))
                .total(money(total.credited()))
                .spare(3)
                .right("ledger.column.paid", owed(Balance::paid))
                .total(money(total.paid()))
                .spare(2)
                .right("ledger.column.open", owed(Balance::open))
                .total(money(total.open()))
                .left("ledger.column.state", this::state)
                .right("ledger.column.age", line -> numerals.people(line.age(today)))
                .spare(1)
                .print(lines, page);
    }

    /// A sum of a bill; a credit has none of its own, unless more was paid back on it than it takes back.
    private Function<Line, String> owed(Function<Balance, BigDecimal> sum) {
        return line -> line.isCredit() && line.balance().paid().signum() == 0 ? "" : money(sum.apply(line.balance()));
    }

    /// How far a bill has come, and whether it is disputed.
    String state(Line line) {
        var words = new ArrayList<String>();
        words.add(
                line.isCancelled() ? texts.get("ledger.state.cancelled")
                        : line.isCredit() ? texts.get("ledger.state.credit")
                                : texts.get(
                                        "ledger.state." + (line.isDated() ? line.balance().state().code() : "ahead")));
        if (line.isDisputed()) {
            words.add(texts.get("ledger.disputed"));
        }
        if (line.isCreditPending()) {
            words.add(texts.get("ledger.credit-pending"));
        }
        return String.join(", ", words);
    }

    /// One bill with everything that became of it, each kind in the order in which it was recorded.
    ///
    /// @param reader finds a document of the journal by its sequence
    public String one(Line line, BillStates lines, LongFunction<JournalEntry> reader) {
        var bill = line.bill();
        var out = new StringBuilder();
        out.append(texts.get(
                "ledger.bill-heading",
                bill.getNumber(),
                bill.getMunicipalityName(),
                bill.getMunicipality(),
                bill.getPeriod(),
                care.of(bill),
                bill.getDated())).append('\n');
        out.append(texts.get(
                "ledger.bill-sums",
                money(bill.getWholeBefore()),
                money(bill.getWholeAfter()),
                money(bill.getAmount()))).append('\n');
        out.append(state(line)).append('\n');
        lines.changes(bill)
                .forEach(change -> out.append(texts.get(
                        "ledger.bill-change",
                        TerminalSafe.briefly(change.getCaseId()),
                        texts.get("ledger.reason." + change.getReason()),
                        change.getDaysBefore(),
                        change.getDaysAfter())).append('\n'));
        lines.credits(bill.getNumber())
                .stream()
                .filter(credit -> credit.getAmount().signum() > 0
                        && !credit.getCreditNumber().equals(credit.getBillNumber()))
                .forEach(credit -> out.append(texts.get(
                        "ledger.bill-credit",
                        credit.getCreditNumber(),
                        money(credit.getAmount()),
                        credit.getBillNumber())).append('\n'));
        lines.payments(bill.getNumber())
                .forEach(payment -> out.append(payment(payment, bill.getNumber(), reader)).append('\n'));
        lines.disputeHistory(bill.getNumber())
                .forEach(dispute -> out.append(texts.get(
                        "ledger.bill-dispute",
                        dispute.getDecidedOn(),
                        TerminalSafe.briefly(dispute.getCaseId()),
                        dispute(DisputeState.of(dispute.getState())),
                        TerminalSafe.of(dispute.getReason()))).append('\n'));
        return out.toString();
    }

    /// A payment with the line that names it, and what it takes back.
    private String payment(PaymentRecord row, String bill, LongFunction<JournalEntry> reader) {
        var journal = PaymentLine.of(reader.apply(row.getSequence()), row.getLine());
        var payment = journal.payment();
        var key = !payment.undoes().isEmpty() ? "ledger.bill-undone"
                : payment.isMoved() && journal.isOff() ? "ledger.bill-unmatched"
                        : row.getBillNumber().equals(bill) && row.getAmount().signum() > 0 ? "ledger.bill-payment"
                                : "ledger.bill-refund";
        return texts.get(
                key, row.getPaidOn(), money(row.getAmount()), TerminalSafe.briefly(row.getReference()),
                row.getBillNumber(), journal.line(), payment.isMoved() ? payment.moves() : payment.undoes());
    }

    /// What a bill corrects, and what corrects it.
    public String links(String number, BillLinks links) {
        return linked("ledger.corrects", links.corrects(number))
                + linked("ledger.corrected-by", links.correctedBy(number));
    }

    private String linked(String key, List<String> numbers) {
        return numbers.isEmpty() ? "" : texts.get(key, String.join(", ", numbers)) + "\n";
    }

    /// Who asked for the posting and why, where anybody said.
    public String grounds(JournalEntry document) {
        var grounds = document.grounds();
        return grounds.equals(EntryBody.Grounds.NONE)
                ? ""
                : texts.get("ledger.grounds", TerminalSafe.of(grounds.by()), TerminalSafe.of(grounds.reason())) + "\n";
    }

    /// When the bill was cancelled, and who asked for that and why.
    public String cancellation(JournalEntry document) {
        return texts.get("ledger.bill-cancelled-on", document.date(), document.sequence()) + "\n" + grounds(document);
    }

    /// What becomes of a bill's sum without the disputed cases.
    public String without(String bill, DisputeEffects.Effect effect) {
        var more = effect.more();
        var key = more.signum() > 0 ? "ledger.without-more"
                : more.signum() < 0 ? "ledger.without-less"
                        : "ledger.without-same";
        return texts.get(key, bill, money(effect.then()), money(more.abs()))
                + (effect.upheld() == 0 ? "" : " " + texts.get("ledger.without-upheld", effect.upheld())) + "\n";
    }

    /// The cases that by themselves raise what is owed.
    ///
    /// @param raising kronor by case id
    public String raising(String bill, SortedMap<String, BigDecimal> raising) {
        return raising.entrySet()
                .stream()
                .map(each -> texts.get(
                        "ledger.case-raises", TerminalSafe.briefly(each.getKey()), bill, money(each.getValue())) + "\n")
                .collect(Collectors.joining());
    }

    /// The word for a dispute's state.
    public String dispute(DisputeState state) {
        return texts.get("ledger.dispute-state." + state.code());
    }

    /// What drafts would bill.
    public String drafts(List<DraftRecord> drafts) {
        if (drafts.isEmpty()) {
            return texts.get("ledger.no-drafts") + "\n";
        }
        var owing = drafts.stream().filter(draft -> draft.getAmount().signum() != 0).toList();
        var total = owing.stream().map(DraftRecord::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var table = new TextTable<DraftRecord>(texts)
                .left("ledger.column.period", DraftRecord::getPeriod)
                .total(texts.get("ledger.sum"))
                .left("column.code", DraftRecord::getMunicipality)
                .left("column.municipality", DraftRecord::getMunicipalityName);
        if (owing.stream().anyMatch(draft -> !care.isAll(draft))) {
            table.left("column.care-group", care::of);
        }
        return table.right("column.payable", draft -> money(draft.getAmount())).total(money(total)).print(owing, page)
                + texts.get("ledger.draft-only") + "\n";
    }

    private String money(BigDecimal amount) {
        return numerals.amount(amount);
    }
}
