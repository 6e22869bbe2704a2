package se.klardag.cli.command.posted;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.command.ledger.LedgerBills;
import se.klardag.cli.command.options.ExplainOptions;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.store.PostedBill;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.report.explanation.BillExplanation;
import se.klardag.cli.report.explanation.CaseExplanation;
import se.klardag.cli.report.explanation.CaseExplanation.CaseBill;
import se.klardag.cli.report.explanation.Document;
import se.klardag.cli.report.explanation.Node;
import se.klardag.cli.report.explanation.SettlementHead;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.Ruling;

/// A posted bill explained by its number alone (*förklaring av en bokförd räkning*): the ledger has its cases and rules.
public record PostedExplanation(Ledger ledger, Texts texts) {
    /// Whether a call names bills by their numbers.
    public static boolean isAsked(ExplainOptions arguments) {
        return arguments.asked().cases().stream().anyMatch(LedgerBills::isNumber);
    }

    /// A document for each bill, or of one case on each.
    ///
    /// @throws UsageException when the call says what the ledger decides
    public List<Document> documents(ExplainOptions arguments) {
        var asked = arguments.asked();
        boolean more = asked.agreement() != null || asked.period() != null || arguments.namesMunicipality()
                || arguments.knownOn() != null || !arguments.accepted().arguments().isEmpty()
                || !arguments.between().isEmpty()
                || !asked.cases().stream().allMatch(LedgerBills::isNumber);
        if (more) {
            throw new UsageException("explain.ledger-decides");
        }
        return LedgerBills.numbers(asked.cases())
                .stream()
                .map(number -> arguments.caseId()
                        .map(id -> ofCase(ledger.bill(number), id))
                        .orElseGet(() -> of(ledger.bill(number))))
                .toList();
    }

    private Document of(PostedBill posted) {
        var ruling = ruling(posted);
        var municipality = posted.bill().key().municipality();
        var explained = posted.now().stream().toList();
        var document = new BillExplanation(ruling.agreement(), standing(posted, ruling), texts)
                .of(new BillExplanation.Place(
                        Municipality.codeText(municipality), SettlementHead.place(ruling.payers(), municipality),
                        explained));
        return posted(document, posted);
    }

    private Document ofCase(PostedBill posted, String id) {
        var ruling = ruling(posted);
        var bill = posted.now()
                .filter(each -> each.cases().stream().anyMatch(member -> member.fact().id().equals(id)))
                .orElseThrow(() -> LedgerException.unusable("ledger.no-case-on-bill", posted.bill().number(), id));
        var member = bill.cases().stream().filter(each -> each.fact().id().equals(id)).findFirst().orElseThrow();
        return posted(
                new CaseExplanation(member, ruling.agreement(), standing(posted, ruling), texts).of(
                        new CaseBill.Made(bill.bill())),
                posted);
    }

    private static Ruling ruling(PostedBill posted) {
        var month = posted.month();
        return month.rules().ruling(month.period());
    }

    private static MonthStanding standing(PostedBill posted, Ruling ruling) {
        return new MonthStanding(ruling.terms(), posted.month().origin().coverage());
    }

    /// Which bill it is, below the title: a correction bills the difference of two wholes.
    private Document posted(Document document, PostedBill posted) {
        var numerals = new NumberFormats(texts.language());
        var bill = posted.bill();
        var nodes = new ArrayList<>(document.nodes());
        int title = 0;
        while (title < nodes.size() && !(nodes.get(title) instanceof Node.Title)) {
            title++;
        }
        nodes.add(Math.min(title + 1, nodes.size()), new Node.Lead(texts.get(
                posted.before().isEmpty() ? "explain.posted" : "explain.posted-correction",
                bill.number(), posted.dated(), posted.entry().sequence(), numerals.amount(bill.before()),
                numerals.amount(bill.after()), numerals.amount(bill.amount()))));
        return new Document(document.wrapped(), nodes);
    }
}
