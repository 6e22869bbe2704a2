package se.klardag.cli.ledger.payment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.list.RejectedRowsException;
import se.klardag.cli.ledger.payment.Transfer.Part;
import se.klardag.cli.ledger.payment.Transfer.Place;

/// A notification of payments (*camt.054*, ISO 20022 BankToCustomerDebitCreditNotification) of any version: each transaction
/// of each booked entry is a payment, and an entry without transactions is one;
/// entries that are not booked are named. Payments out, and payments in that are
/// taken back, are below zero.
///
/// The row of a payment is the number of its entry in the file.
final class CamtFile {
    private static final String KRONOR = "SEK";
    private static final Pattern PUBLIC = Pattern.compile(
            "(?iu)\\b(kommun|kommunen|kommuns|kommunalförbund|kommunalförbundet|landsting|kommunförvaltning)\\b|^region(en)? |\\b(stad|stads)$");
    /// Pending, for information, and of a future day (ISO 20022 ExternalEntryStatus1Code).
    private static final Set<String> ANNOUNCED = Set.of("PDNG", "INFO", "FUTR");
    private static final String OUT = "DBIT";
    private static final String CREDIT_NOTE = "CREN";

    private final String file;
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<RejectedRowsException.Row> rejected = new ArrayList<>();
    private final List<ReadPayments.Pending> pending = new ArrayList<>();
    private final Map<List<Object>, Integer> alike = new HashMap<>();
    private int number;

    private CamtFile(String file) {
        this.file = file;
    }

    static boolean isOne(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 4_000), StandardCharsets.ISO_8859_1);
        return start.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().startsWith("<");
    }

    /// The payments of a file.
    ///
    /// @throws LedgerException when it is something else, names an entity, or an entry cannot be used
    static ReadPayments read(String file, byte[] bytes) {
        var read = new CamtFile(file);
        var root = document(file, bytes).getDocumentElement();
        var message = new CamtElement(root).one("BkToCstmrDbtCdtNtfctn")
                .orElseThrow(() -> LedgerException.unusable("ledger.camt.other", file));
        for (var notification : message.all("Ntfctn")) {
            notification.all("Ntry").forEach(read::take);
        }
        return new ReadPayments(read.transfers, read.rejected, read.pending, List.of());
    }

    private static Document document(String file, byte[] bytes) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException _) {
            boolean typed = new String(bytes, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE");
            throw LedgerException.unusable(typed ? "ledger.camt.doctype" : "ledger.camt.unreadable", file);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void take(CamtElement entry) {
        try {
            entry(entry);
        } catch (RejectedRowsException fault) {
            rejected.addAll(fault.rows());
        }
    }

    private void entry(CamtElement entry) {
        number++;
        var place = new Place(file, number, false);
        var status = entry.at("Sts", "Cd").or(() -> entry.at("Sts")).orElse("BOOK");
        if (ANNOUNCED.contains(status)) {
            pending.add(new ReadPayments.Pending(number, status));
            return;
        }
        if (!status.equals("BOOK")) {
            throw PaymentText.wrong(place, "Sts", status);
        }
        var sum = money(place, entry.one("Amt"), "Ntry/Amt");
        var direction = direction(place, entry, "");
        var details = entry.all("NtryDtls").stream().flatMap(each -> each.all("TxDtls").stream()).toList();
        var day = day(place, entry);
        if (details.isEmpty()) {
            add(place, day, signed(sum, direction), reference(place, entry.at("AcctSvcrRef"), entry, 0), "",
                    List.of());
            return;
        }
        var left = sum;
        for (int i = 0; i < details.size(); i++) {
            var one = details.get(i);
            var amount = one.one("Amt").or(() -> one.one("AmtDtls", "TxAmt", "Amt"));
            var paid = amount.isPresent() ? money(place, amount, "TxDtls/Amt") : sum;
            var way = direction(place, one, direction);
            left = way.equals(direction) ? left.subtract(paid) : left.add(paid);
            var reference = reference(
                    place, one.at("Refs", "AcctSvcrRef").or(() -> entry.at("AcctSvcrRef")), one, i + 1);
            add(place, day, signed(paid, way), reference, payer(one),
                    parts(place, one, way, signed(paid, way)));
        }
        if (left.signum() != 0) {
            throw LedgerException.unusable(
                    "ledger.camt.sum", file, number, sum, sum.subtract(left));
        }
    }

    /// Some banks give every payment of an entry the entry's own name: of those alike, all but the first are numbered.
    private void add(
            Place place, LocalDate day, BigDecimal amount, String reference, String payer, List<Part> parts) {
        int count = alike.merge(List.of(day, amount, reference, payer, parts), 1, Integer::sum);
        transfers.add(new Transfer(
                place, day, amount, count == 1 ? reference : reference + " #" + count, payer, parts));
    }

    private static BigDecimal signed(BigDecimal amount, String direction) {
        return direction.equals(OUT) ? amount.negate() : amount;
    }

    private static String direction(Place place, CamtElement element, String otherwise) {
        var stated = element.at("CdtDbtInd").orElse(otherwise);
        if (!stated.equals("CRDT") && !stated.equals(OUT)) {
            throw PaymentText.wrong(place, "CdtDbtInd", stated);
        }
        return stated;
    }

    private static BigDecimal money(Place place, Optional<CamtElement> amount, String column) {
        var text = amount.map(CamtElement::text).orElse("");
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,5})?")) {
            throw PaymentText.wrong(place, column, text);
        }
        var currency = amount.map(each -> each.attribute("Ccy")).orElse("");
        if (!currency.equals(KRONOR)) {
            throw PaymentText.wrong(place, column + "/@Ccy", currency);
        }
        var kronor = new BigDecimal(text).stripTrailingZeros();
        if (kronor.scale() > 2 || kronor.signum() == 0) {
            throw PaymentText.wrong(place, column, text);
        }
        return kronor;
    }

    /// The day on which it was booked, or else the day of value.
    private static LocalDate day(Place place, CamtElement entry) {
        var text = entry.at("BookgDt", "Dt")
                .or(() -> entry.at("BookgDt", "DtTm"))
                .or(() -> entry.at("ValDt", "Dt"))
                .or(() -> entry.at("ValDt", "DtTm"))
                .orElse("");
        return PaymentText.date(place, "BookgDt", text.length() > 10 ? text.substring(0, 10) : text);
    }

    /// The bank's own name of the payment, or the payer's.
    private static String reference(Place place, Optional<String> ofBank, CamtElement element, int line) {
        var found = ofBank.or(() -> element.at("Refs", "TxId"))
                .or(() -> element.at("Refs", "EndToEndId").filter(text -> !text.equals("NOTPROVIDED")))
                .or(() -> element.at("NtryRef"))
                .orElseThrow(() -> LedgerException.unusable("ledger.camt.reference", place.file(), place.row(), line));
        return PaymentText.kept(place, "AcctSvcrRef", found);
    }

    /// An organisation, by its number or by being a municipality or region by name; the name of a private person is not kept.
    private static String payer(CamtElement transaction) {
        var party = transaction.one("RltdPties", "Dbtr");
        var debtor = party.flatMap(each -> each.one("Pty")).or(() -> party);
        var name = debtor.flatMap(each -> each.at("Nm")).orElse("");
        var number = debtor.flatMap(each -> each.at("Id", "OrgId", "Othr", "Id")).orElse("");
        boolean organisation = debtor.flatMap(each -> each.one("Id", "OrgId")).isPresent()
                || (debtor.flatMap(each -> each.one("Id", "PrvtId")).isEmpty() && isPublic(name));
        return organisation ? PaymentText.free((name + " " + number).strip()) : "";
    }

    /// Banks often pass on no more than the name.
    private static boolean isPublic(String name) {
        return PUBLIC.matcher(name).find();
    }

    /// Structured references first; free text where there are none. Parts that come to more than was paid are no division of
    /// it: what they name is kept, and their sums are not.
    private static List<Part> parts(Place place, CamtElement transaction, String direction, BigDecimal paid) {
        var parts = new ArrayList<Part>();
        for (var remittance : transaction.all("RmtInf")) {
            remittance.all("Strd").forEach(each -> structured(place, each, direction).ifPresent(parts::add));
            if (parts.isEmpty()) {
                remittance.all("Ustrd")
                        .forEach(each -> parts.add(new Part(PaymentText.free(each.text()), Optional.empty())));
            }
        }
        var stated = parts.stream().flatMap(part -> part.amount().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean divided = parts.stream().anyMatch(part -> part.amount().isPresent())
                && stated.abs().compareTo(paid.abs()) <= 0;
        return divided ? parts : parts.stream().map(part -> new Part(part.named(), Optional.empty())).toList();
    }

    private static Optional<Part> structured(Place place, CamtElement remittance, String direction) {
        var document = remittance.one("RfrdDocInf");
        var named = document.flatMap(each -> each.at("Nb"))
                .or(() -> remittance.at("CdtrRefInf", "Ref"))
                .or(() -> remittance.at("AddtlRmtInf"));
        boolean credit = document.flatMap(each -> each.at("Tp", "CdOrPrtry", "Cd")).orElse("").equals(CREDIT_NOTE);
        var back = remittance.one("RfrdDocAmt", "CdtNoteAmt");
        var amount = back.or(() -> remittance.one("RfrdDocAmt", "RmtdAmt"));
        return named.map(text -> new Part(
                PaymentText.free(text),
                amount.map(each -> signed(money(place, Optional.of(each), "RfrdDocAmt"), direction))
                        .map(each -> credit || back.isPresent() ? each.negate() : each)));
    }

    /// An element by the names of those in it, whatever the version's namespace.
    private record CamtElement(Element element) {
        List<CamtElement> all(String name) {
            var found = new ArrayList<CamtElement>();
            for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element inner && name.equals(inner.getLocalName())) {
                    found.add(new CamtElement(inner));
                }
            }
            return found;
        }

        Optional<CamtElement> one(String... path) {
            var here = Optional.of(this);
            for (var name : path) {
                here = here.flatMap(each -> each.all(name).stream().findFirst());
            }
            return here;
        }

        Optional<String> at(String... path) {
            return one(path).map(CamtElement::text).filter(text -> !text.isEmpty());
        }

        String text() {
            return element.getTextContent().strip();
        }

        String attribute(String name) {
            return element.getAttribute(name).strip();
        }
    }
}
