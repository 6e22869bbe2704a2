package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.ledger.posting.Content.DisputeState;
import se.klardag.cli.ledger.projection.BillLines;
import se.klardag.cli.ledger.projection.BillLines.Line;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.cli.output.FittedTable;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.Page;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.engine.bill.Balance;

/// Bills as people read them (*räkningar i text*): a list, or one with its history.
public final class BillsText {
    private final Texts texts;
    private final Numerals numerals;
    private final CareText care;
    private final Page page;

    public BillsText(Texts texts, Page page) {
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.care = new CareText(texts);
        this.page = page;
    }

    /// The list.
    public String list(List<Line> lines, LocalDate today) {
        if (lines.isEmpty()) {
            return texts.get("ledger.no-bills") + "\n";
        }
        var total = lines.stream().map(Line::balance).reduce(Balance.NOTHING, Balance::plus);
        var table = new FittedTable<Line>()
                .column(texts.get("ledger.column.number"), Side.LEFT, 0, line -> line.bill().getNumber(),
                        texts.get("ledger.bills", lines.size()))
                .column(texts.get("ledger.column.period"), Side.LEFT, 0, line -> line.bill().getPeriod(), "")
                .column(texts.get("column.code"), Side.LEFT, 4, line -> line.bill().getMunicipality(), "")
                .column(texts.get("column.municipality"), Side.LEFT, 0, line -> line.bill().getMunicipalityName(), "");
        if (lines.stream().anyMatch(line -> !care.isAll(line.bill()))) {
            table.column(texts.get("column.care-group"), Side.LEFT, 0, line -> care.of(line.bill()), "");
        }
        table.column(texts.get("ledger.column.billed"), Side.RIGHT, 0, line -> money(line.bill().getAmount()),
                money(total.billed()))
                .column(texts.get("ledger.column.credited"), Side.RIGHT, 3, owed(Balance::credited),
                        money(total.credited()))
                .column(texts.get("ledger.column.paid"), Side.RIGHT, 2, owed(Balance::paid), money(total.paid()))
                .column(texts.get("ledger.column.open"), Side.RIGHT, 0, owed(Balance::open), money(total.open()))
                .column(texts.get("ledger.column.state"), Side.LEFT, 0, this::state, "")
                .column(texts.get("ledger.column.age"), Side.RIGHT, 1, line -> numerals.people(line.age(today)), "");
        return table.print(lines, page, texts);
    }

    /// A sum of a bill; a credit has none of its own.
    private Function<Line, String> owed(Function<Balance, BigDecimal> sum) {
        return line -> line.isCredit() ? "" : money(sum.apply(line.balance()));
    }

    /// How far a bill has come, and whether it is disputed.
    String state(Line line) {
        var words = new ArrayList<String>();
        words.add(
                line.isCredit()
                        ? texts.get("ledger.state.credit")
                        : texts.get("ledger.state." + line.balance().state().code()));
        if (line.isDisputed()) {
            words.add(texts.get("ledger.disputed"));
        }
        return String.join(", ", words);
    }

    /// One bill with everything that became of it.
    public String one(Line line, BillLines lines) {
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
                        Shown.briefly(change.getCaseId()),
                        texts.get("ledger.reason." + change.getReason()),
                        change.getDaysBefore(),
                        change.getDaysAfter())).append('\n'));
        lines.credits(bill.getNumber())
                .forEach(credit -> out.append(texts.get(
                        "ledger.bill-credit",
                        credit.getCreditNumber(),
                        money(credit.getAmount()),
                        credit.getBillNumber())).append('\n'));
        lines.payments(bill.getNumber())
                .forEach(payment -> out.append(texts.get(
                        "ledger.bill-payment",
                        payment.getPaidOn(),
                        money(payment.getAmount()),
                        Shown.briefly(payment.getReference()))).append('\n'));
        lines.disputeHistory(bill.getNumber())
                .forEach(dispute -> out.append(texts.get(
                        "ledger.bill-dispute",
                        dispute.getDecidedOn(),
                        Shown.briefly(dispute.getCaseId()),
                        dispute(DisputeState.of(dispute.getState())),
                        Shown.of(dispute.getReason()))).append('\n'));
        return out.toString();
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
        var table = new FittedTable<DraftRecord>()
                .column(texts.get("ledger.column.period"), Side.LEFT, 0, DraftRecord::getPeriod,
                        texts.get("ledger.sum"))
                .column(texts.get("column.code"), Side.LEFT, 0, DraftRecord::getMunicipality, "")
                .column(texts.get("column.municipality"), Side.LEFT, 0, DraftRecord::getMunicipalityName, "");
        if (owing.stream().anyMatch(draft -> !care.isAll(draft))) {
            table.column(texts.get("column.care-group"), Side.LEFT, 0, care::of, "");
        }
        return table.column(texts.get("column.payable"), Side.RIGHT, 0, draft -> money(draft.getAmount()), money(total))
                .print(owing, page, texts) + texts.get("ledger.draft-only") + "\n";
    }

    private String money(BigDecimal amount) {
        return numerals.people(amount);
    }
}
