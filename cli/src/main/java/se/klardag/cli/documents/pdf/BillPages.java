package se.klardag.cli.documents.pdf;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.documents.model.LineText;
import se.klardag.cli.documents.model.NamedActs;
import se.klardag.cli.documents.parties.Contact;
import se.klardag.cli.report.explanation.CitedTerms;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.ReadingText;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;

/// The bill as pages (*faktura och underlag*): first one that says what, why and how to object; then the basis.
final class BillPages {
    private static final int TOLD_CASES = 3;

    private final BillDocument bill;
    private final Texts texts;
    private final NumberFormats numerals;
    private final XhtmlWriter html = new XhtmlWriter();

    BillPages(BillDocument bill, Texts texts) {
        this.bill = bill;
        this.texts = texts;
        this.numerals = NumberFormats.inPrint(texts.language());
    }

    /// The whole document as XHTML.
    String xhtml(String styles) {
        html.raw("<!DOCTYPE html>\n");
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang",
                texts.language().name().toLowerCase(Locale.ROOT));
        html.open("head").element("title", title());
        html.raw("<meta name=\"author\" content=\"" + XhtmlWriter.safe(bill.issuer().name()) + "\"/>");
        html.raw("<meta name=\"subject\" content=\"" + XhtmlWriter.safe(bill.basisId()) + "\"/>");
        html.raw("<style>" + styles + footer() + "</style>").close("head");
        html.open("body");
        first();
        new BasisPages(bill, texts, html).write();
        html.close("body").close("html");
        return html.toString();
    }

    String title() {
        return texts.get("document.title", LineText.month(bill, texts)) + ", " + bill.recipient().name();
    }

    /// The text at the foot of every page.
    private String footer() {
        return """
                @page {
                  @bottom-left { font-family: Roboto; font-size: 7.5pt; color: #555; width: 140mm; content: "%s"; }
                  @top-right { font-family: Roboto; font-weight: 700; font-size: 7.5pt; color: #a3001b; text-align: right;
                    vertical-align: bottom; padding-bottom: 3mm; width: 170mm; content: "%s"; }
                }
                @page :first { @top-right { content: ""; } }
                """.formatted(css(bill.issuer().name() + " · " + kind() + " · " + bill.basisId()), css(warnings()));
    }

    private static String css(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("<", "")
                .replace("&", "");
    }

    private String kind() {
        return switch (bill.mark()) {
            case InvoiceIdentity.Draft _ -> texts.get("pdf.draft");
            case InvoiceIdentity.Statement _ -> texts.get("pdf.statement");
            case InvoiceIdentity.Numbered(var number) ->
                texts.get(bill.kind() == BillDocument.Kind.CREDIT_NOTE ? "pdf.credit-note" : "pdf.invoice") + " "
                        + number;
        };
    }

    private String warnings() {
        var words = new ArrayList<String>();
        if (bill.mark() instanceof InvoiceIdentity.Draft(var because)) {
            words.add(texts.get("mark." + because.name()));
        }
        if (bill.invented()) {
            words.add(texts.get("mark.invented"));
        }
        return String.join(" ", words);
    }

    private void first() {
        html.open("div", "class", "from").element("p", bill.issuer().name(), "class", "issuer");
        html.element("p", kind(), "class", "kind").close("div");
        seller();
        html.element("h1", texts.get("document.title", LineText.month(bill, texts)));
        if (!warnings().isEmpty()) {
            html.element("p", warnings(), "class", "warning");
        }
        parties();
        what();
        lines();
        if (!bill.isCorrection()) {
            new Charts(bill, texts, html).write();
        }
        objections();
    }

    private void parties() {
        var recipient = bill.recipient();
        html.open("div", "class", "parties");
        html.open("div", "class", "to").element("p", texts.get("pdf.to"), "class", "label");
        html.element("p", recipient.name(), "class", "strong");
        if (!recipient.contact().role().isEmpty()) {
            html.element("p", recipient.contact().role());
        }
        html.element("p", recipient.address().street());
        html.element("p", recipient.address().postcode() + " " + recipient.address().city());
        html.element("p", texts.get("pdf.organisation", recipient.organisation().written()));
        html.close("div");
        html.open("table", "class", "facts").open("tbody");
        if (!bill.isStatement()) {
            fact("sheet.column.number", bill.isDraft() ? texts.get("pdf.no-number") : bill.name());
        }
        fact("sheet.column.issued", bill.issued().toString());
        if (asksForMoney()) {
            fact("sheet.column.due", bill.due().toString());
        }
        for (var preceding : bill.preceding()) {
            fact("pdf.corrects", texts.get("pdf.corrects.of", preceding.number(), preceding.issued()));
        }
        fact("pdf.reference", recipient.reference());
        fact("sheet.column.basis", bill.basisId());
        if (asksForMoney()) {
            payment();
        }
        html.close("tbody").close("table").close("div");
    }

    /// A credit note and a statement of nothing ask for nobody's payment.
    private boolean asksForMoney() {
        return bill.kind() == BillDocument.Kind.INVOICE && bill.toPay().signum() > 0;
    }

    private void payment() {
        if (!bill.issuer().bankgiro().isEmpty()) {
            fact("pdf.bankgiro", bill.issuer().bankgiroWritten());
        }
        if (!bill.issuer().plusgiro().isEmpty()) {
            fact("pdf.plusgiro", bill.issuer().plusgiroWritten());
        }
        if (!bill.isDraft()) {
            fact("pdf.message", bill.name());
        }
    }

    /// Who asks: what a payer's own control of suppliers looks for.
    private void seller() {
        var seller = bill.issuer();
        html.open("div", "class", "seller");
        html.element("p", String.join(
                " · ",
                Stream.of(
                        seller.name(),
                        seller.address().street() + ", " + seller.address().postcode() + " "
                                + seller.address().city(),
                        texts.get("pdf.organisation", seller.organisation().written()),
                        seller.vatNumber().isEmpty() ? "" : texts.get("pdf.vat-number", seller.vatNumber()))
                        .filter(each -> !each.isEmpty())
                        .toList()));
        html.close("div");
    }

    private void fact(String key, String value) {
        html.row(List.of(texts.get(key), value), 0, "fact");
    }

    /// One sentence for the sum, one or two for the reason.
    private void what() {
        html.open("div", "class", "what");
        int sign = bill.toPay().signum();
        var key = sign > 0 ? "pdf.what.pay" : sign < 0 ? "pdf.what.back" : "pdf.what.nothing";
        html.element("p",
                texts.get(bill.isProvisional() ? key + "-provisionally" : key, bill.recipient().name(),
                        numerals.kronor(bill.toPay().abs())),
                "class",
                "sum");
        if (bill.isProvisional()) {
            html.element("p", bill.basis().standing().sentence(texts));
        }
        if (sign < 0) {
            html.element("p", texts.get("pdf.what.back.how", preceding()));
        }
        bill.basis().rejected(bill.recipient().name(), texts).forEach(line -> html.element("p", line));
        changes();
        if (bill.isCorrection()) {
            html.element("p", texts.get(bill.isWithdrawal() ? "pdf.why.withdrawn" : "pdf.why.anew", preceding()));
        }
        html.element("p", String.join(" ", why()));
        if (!bill.isCorrection()) {
            readings().forEach(sentence -> html.element("p", sentence));
        }
        html.close("div");
    }

    /// The bills it corrects, each with its date.
    private String preceding() {
        return bill.preceding()
                .stream()
                .map(each -> texts.get("pdf.preceding", each.number(), each.issued()))
                .collect(Collectors.joining(", "));
    }

    /// The cases that a correction changes, each in a sentence; where they are many the basis alone lists them.
    private void changes() {
        var cases = bill.basis().posted().map(BillDocument.Posted::cases).orElse(List.of());
        var words = new ChangedCaseText(texts);
        if (cases.size() > TOLD_CASES) {
            html.element("p", texts.get("pdf.changed.many", number(BigDecimal.valueOf(cases.size()))));
        } else {
            cases.forEach(each -> html.element(
                    "p", texts.get("pdf.changed", IdentityMask.mask(each.caseId()), words.of(each))));
        }
    }

    /// What of the sum hangs on how an unclear text is read; the basis names the cases.
    private List<String> readings() {
        var engine = bill.basis().explained().bill();
        var words = new ReadingText(texts);
        return Stream.concat(
                engine.readings()
                        .stream()
                        .map(share -> texts.get(
                                share.cases() == 1 ? "pdf.why.reading.one" : "pdf.why.reading",
                                numerals.kronor(share.toPay()),
                                number(BigDecimal.valueOf(share.cases())),
                                texts.get("reading.reason." + share.counted().reason().code()),
                                words.name(share.counted()))),
                words.overlap(engine.pool().underSeveralReadings()).stream())
                .toList();
    }

    private List<String> why() {
        var engine = bill.basis().explained().bill();
        return switch (engine.terms().liability()) {
            case Liability.Average average -> why(engine, average);
            case Liability.Individual _ ->
                List.of(texts.get(
                        of("pdf.why.individual", engine),
                        number(engine.charge().cases().value()),
                        LineText.month(bill, texts),
                        number(engine.charge().days().value())));
            case Liability.FollowUpOnly followed ->
                throw new IllegalArgumentException("nothing is charged under " + followed.model().value());
        };
    }

    private List<String> why(Bill engine, Liability.Average average) {
        var sentences = new ArrayList<String>();
        if (engine.charge().mean().isEmpty()) {
            sentences.add(texts.get("pdf.why.no-cases", LineText.month(bill, texts)));
        } else {
            sentences.add(texts.get(
                    of("pdf.why.average", engine),
                    number(engine.charge().cases().value()),
                    LineText.month(bill, texts),
                    numerals.about(engine.charge().mean().get().value(), 3),
                    number(average.threshold().value())));
            var excess = engine.charge().excessOfMonth().value();
            sentences.add(excess.signum() > 0
                    ? texts.get("pdf.why.above", number(excess))
                    : texts.get("pdf.why.not-above"));
        }
        engine.charge()
                .decided()
                .ifPresent(decided -> sentences.add(texts.get(
                        decided.isReleased() ? "pdf.why.released" : "pdf.why.not-released",
                        numerals.about(decided.by().value(), 3))));
        if (average.longStay() instanceof LongStay.CarveOut carveOut
                && engine.charge().longStayDays().value().signum() > 0) {
            sentences.add(texts.get(
                    "pdf.why.long-stay", number(engine.charge().longStayDays().value()), carveOut.over().value()));
        }
        return sentences;
    }

    /// The sentence for one case, or for another number of them.
    private static String of(String key, Bill engine) {
        return engine.charge().cases().value().compareTo(BigDecimal.ONE) == 0 ? key + ".one" : key;
    }

    private void lines() {
        html.element("h2", texts.get("pdf.lines"));
        html.open("table", "class", "lines");
        html.headings(List.of(
                texts.get("pdf.line"), texts.get("sheet.column.days"), texts.get("sheet.column.rate"),
                texts.get("sheet.column.amount")), 3);
        html.open("tbody");
        for (var line : bill.lines()) {
            html.row(List.of(
                    LineText.of(line, bill, texts),
                    number(line.days()),
                    numerals.amount(line.rate()),
                    numerals.ore(line.amount())), 3, "line");
        }
        html.row(List.of(texts.get("pdf.vat", NamedActs.vat(bill, texts)), "", "",
                numerals.ore(BigDecimal.ZERO)), 3, "quiet");
        if (bill.rounding().signum() != 0) {
            html.row(List.of(texts.get("sheet.column.rounding"), "", "", numerals.ore(bill.rounding())), 3, "quiet");
        }
        boolean back = bill.toPay().signum() < 0;
        html.row(List.of(texts.get(payable(back)), "", "",
                numerals.ore(bill.toPay().abs())), 3, "total");
        html.close("tbody").close("table");
        rates();
    }

    private String payable(boolean back) {
        var key = back ? "pdf.payable.back" : "sheet.column.payable";
        return bill.isProvisional() ? key + "-provisional" : key;
    }

    /// Where the daily rate was read, and how well it is known: a news item is no regulation.
    private void rates() {
        CitedTerms.rates(bill.basis().explained().bill().toPay())
                .map(rate -> texts.get(
                        "pdf.rate",
                        numerals.amount(rate.value()),
                        Citations.cited(rate.term().provenance(), texts),
                        Citations.standing(rate.term().provenance(), texts)))
                .distinct()
                .forEach(sentence -> html.element("p", sentence, "class", "hash"));
    }

    private void objections() {
        var contact = bill.issuer().contact();
        html.element("h2", texts.get("pdf.object"));
        html.open("p");
        html.keeping(
                texts.get(
                        "pdf.object.how",
                        bill.issued().plusDays(bill.issuer().disputeDays()),
                        contact.role(),
                        reachable(contact),
                        bill.isDraft() || bill.isStatement() ? bill.basisId() : bill.name()),
                List.of(contact.email() + (contact.phone().isEmpty() ? "" : ","), contact.phone()));
        html.close("p");
        html.element("p", texts.get("pdf.object.basis", NamedActs.ground(bill, texts)));
    }

    private static String reachable(Contact contact) {
        return Stream.of(contact.email(), contact.phone())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String number(BigDecimal number) {
        return numerals.people(number);
    }
}
