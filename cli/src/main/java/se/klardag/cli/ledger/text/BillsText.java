package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.ledger.posting.Content.DisputeState;
import se.klardag.cli.ledger.projection.BillLines;
import se.klardag.cli.ledger.projection.BillLines.Line;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.bill.Balance;

/// Bills as people read them (*räkningar i text*): a list, or one with its history.
public final class BillsText {
    private final Texts texts;
    private final Numerals numerals;
    private final boolean styled;

    public BillsText(Texts texts, boolean styled) {
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.styled = styled;
    }

    /// The list.
    public String list(List<Line> lines, LocalDate today) {
        if (lines.isEmpty()) {
            return texts.get("ledger.no-bills") + "\n";
        }
        var table = new TextTable(List.of(
                Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT,
                Side.LEFT, Side.RIGHT));
        table.add(Style.FAINT, List.of(
                texts.get("ledger.column.number"),
                texts.get("ledger.column.period"),
                texts.get("column.code"),
                texts.get("column.municipality"),
                texts.get("column.care-group"),
                texts.get("ledger.column.billed"),
                texts.get("ledger.column.credited"),
                texts.get("ledger.column.paid"),
                texts.get("ledger.column.open"),
                texts.get("ledger.column.state"),
                texts.get("ledger.column.age")));
        table.rule();
        var total = Balance.NOTHING;
        for (var line : lines) {
            table.add(Style.PLAIN, cells(line, today));
            total = total.plus(line.balance());
        }
        table.rule();
        table.add(Style.BOLD, List.of(
                texts.get("ledger.bills", lines.size()), "", "", "", "",
                numerals.people(total.billed()),
                numerals.people(total.credited()),
                numerals.people(total.paid()),
                numerals.people(total.open()),
                "", ""));
        return table.print(styled);
    }

    private List<String> cells(Line line, LocalDate today) {
        var bill = line.bill();
        var balance = line.balance();
        return List.of(
                bill.getNumber(),
                bill.getPeriod(),
                bill.getMunicipality(),
                bill.getMunicipalityName(),
                texts.get("care-group." + bill.getCareGroup()),
                line.isCredit() ? money(bill.getAmount()) : money(balance.billed()),
                line.isCredit() ? "" : money(balance.credited()),
                line.isCredit() ? "" : money(balance.paid()),
                line.isCredit() ? "" : money(balance.open()),
                state(line),
                numerals.people(line.age(today)));
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
                texts.get("care-group." + bill.getCareGroup()),
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
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT));
        table.add(Style.FAINT, List.of(
                texts.get("ledger.column.period"),
                texts.get("column.code"),
                texts.get("column.municipality"),
                texts.get("column.care-group"),
                texts.get("column.payable")));
        table.rule();
        for (var draft : drafts) {
            if (draft.getAmount().signum() != 0) {
                table.add(Style.PLAIN, List.of(
                        draft.getPeriod(),
                        draft.getMunicipality(),
                        draft.getMunicipalityName(),
                        texts.get("care-group." + draft.getCareGroup()),
                        money(draft.getAmount())));
            }
        }
        return table.print(styled) + texts.get("ledger.draft-only") + "\n";
    }

    private String money(BigDecimal amount) {
        return numerals.people(amount);
    }
}
