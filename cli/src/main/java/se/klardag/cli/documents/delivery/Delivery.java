package se.klardag.cli.documents.delivery;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.documents.DocumentSet;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.parties.Contact;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;

/// The packages of a call, one for each municipality, and the list of what is ready to be sent (*utskick per kommun*).
///
/// @param templates folder with templates of one's own; empty for those that ship
/// @param zip       whether each package is one archive
public record Delivery(Optional<Path> templates, boolean zip) {
    /// The list, which stays with the region.
    public static final String LIST = "att-skicka.csv";

    /// What was written (*skrivna paket*).
    ///
    /// @param left        files of earlier calls in the packages' folders, which are not on the list
    /// @param now         how many packages hold something that was not sent before
    /// @param unaddressed names of those with no e-mail address in the parties file
    public record Written(int packages, List<String> left, int now, List<String> unaddressed) {
        public Written {
            left = List.copyOf(left);
            unaddressed = List.copyOf(unaddressed);
        }
    }

    /// What the list is made with (*utskickslistans underlag*).
    ///
    /// @param sent  what the ledger noted as sent, this call's files too
    /// @param today the day of the call
    /// @param texts of who reads the list
    public record Listing(SentDays sent, LocalDate today, Texts texts) {}

    /// Refuses templates that cannot be filled in, before anything is written.
    ///
    /// @throws se.klardag.cli.documents.model.DocumentRefusedException naming file and line
    public void refuseUnusable() {
        templates.ifPresent(folder -> {
            LetterTemplate.in(folder, LetterTemplate.LETTER);
            LetterTemplate.in(folder, LetterTemplate.MAIL);
        });
    }

    /// Writes the packages and the list.
    ///
    /// @param bills of any municipalities; each package has its own
    /// @param files that were made of them
    /// @param held  codes of municipalities of which something could not be written: they get no package
    /// @param listing what the list of them is made with
    /// @return what was written
    public Written write(Collection<BillDocument> bills, List<DocumentFile> files, Collection<String> held, Path out,
            Listing listing) {
        var byCode = new TreeMap<String, List<BillDocument>>();
        bills.stream()
                .filter(bill -> !held.contains(bill.recipient().code()))
                .forEach(bill -> byCode.computeIfAbsent(bill.recipient().code(), _ -> new ArrayList<>()).add(bill));
        var left = new ArrayList<String>();
        var unaddressed = new ArrayList<String>();
        var list = new DispatchList(listing.sent(), listing.today(), listing.texts());
        try (var folder = OutputFolder.at(out)) {
            for (var own : byCode.values()) {
                var made = of(own, files);
                if (!zip) {
                    PrivateFile.createFolder(out.resolve(made.name()));
                    left.addAll(made.others(out));
                }
                if (made.isUnaddressed()) {
                    unaddressed.add(made.recipient().name());
                }
                var documents = files.stream().filter(file -> made.files().containsKey(file.name())).toList();
                for (var ready : zip ? made.inArchive() : made.inFolder()) {
                    folder.write(ready.file().name(), ready.file().bytes());
                    var itself = documents.stream()
                            .filter(file -> ready.file().name().endsWith("/" + file.name()))
                            .toList();
                    list.add(made, ready, itself.isEmpty() ? documents : itself);
                }
            }
            folder.write(LIST, list.print());
            folder.done();
        }
        return new Written(byCode.size(), left, list.sentNow().size(), unaddressed);
    }

    private MunicipalityPackage of(List<BillDocument> bills, List<DocumentFile> files) {
        var recipient = bills.getFirst().recipient();
        var texts = Texts.in(recipient.language());
        var own = new LinkedHashMap<String, byte[]>();
        for (var bill : bills) {
            files.stream()
                    .filter(file -> file.name().startsWith(DocumentSet.fileName(bill) + "."))
                    .forEach(file -> own.put(file.name(), file.bytes()));
        }
        var deviations = CaseDeviations.of(bills, texts);
        if (!deviations.found().isEmpty()) {
            own.put(bills.getFirst().period() + "-" + recipient.code() + "-" + texts.get("delivery.deviations")
                    + ".xlsx", deviations.workbook());
        }
        var values = values(bills, own.keySet(), deviations, texts);
        own.put(texts.get("delivery.letter") + ".txt", text(LetterTemplate.LETTER, values, bills, texts));
        own.put(texts.get("delivery.mail") + ".txt", text(LetterTemplate.MAIL, values, bills, texts));
        return new MunicipalityPackage(recipient, own);
    }

    /// Says first that the parties are made up, as every other file does.
    private byte[] text(String which, Map<LetterPlace, String> values, List<BillDocument> bills, Texts texts) {
        var invented = bills.getFirst().invented() ? texts.get("delivery.invented") + "\n\n" : "";
        return MunicipalityPackage.bytes(invented + template(which, texts).of(values));
    }

    private LetterTemplate template(String which, Texts texts) {
        return templates.map(folder -> LetterTemplate.in(folder, which))
                .orElseGet(() -> LetterTemplate.of(which, LetterTemplate.shipped(which, texts.language())));
    }

    private static Map<LetterPlace, String> values(
            List<BillDocument> bills, Collection<String> files, CaseDeviations deviations, Texts texts) {
        var first = bills.getFirst();
        var recipient = first.recipient();
        var issuer = first.issuer();
        var numbers = new NumberFormats(texts.language());
        var values = new EnumMap<LetterPlace, String>(LetterPlace.class);
        values.put(LetterPlace.MUNICIPALITY, recipient.name());
        values.put(LetterPlace.CODE, recipient.code());
        values.put(LetterPlace.MONTH, new DateTimeFormats(texts).month(first.period()));
        values.put(LetterPlace.BILLS, lines(bills.stream().map(bill -> line(bill, texts))));
        values.put(LetterPlace.SUM, numbers.amount(
                bills.stream().map(BillDocument::toPay).reduce(BigDecimal.ZERO, BigDecimal::add)));
        values.put(LetterPlace.FILES, lines(files.stream()));
        values.put(LetterPlace.DEVIATIONS, numbers.people(deviations.found().size()));
        values.put(LetterPlace.RECIPIENT, recipient.contact().role());
        values.put(LetterPlace.MAIL, recipient.contact().email());
        values.put(LetterPlace.REFERENCE, recipient.reference());
        values.put(LetterPlace.REGION, issuer.name());
        values.put(LetterPlace.CONTACT, contact(issuer.contact()));
        values.put(LetterPlace.DATE, bills.stream()
                .map(BillDocument::issued)
                .max(LocalDate::compareTo)
                .orElseThrow()
                .toString());
        values.put(LetterPlace.DAYS, Integer.toString(issuer.disputeDays()));
        return values;
    }

    private static String lines(Stream<String> each) {
        return each.map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    private static String contact(Contact contact) {
        return Stream.of(contact.role(), contact.phone(), contact.email())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String line(BillDocument bill, Texts texts) {
        if (bill.isStatement()) {
            return texts.get("delivery.statement");
        }
        var amount = new NumberFormats(texts.language()).amount(bill.toPay());
        return bill.kind() == BillDocument.Kind.CREDIT_NOTE
                ? texts.get("delivery.credit", bill.name(), amount, bill.preceding()
                        .stream()
                        .map(BillDocument.Preceding::number)
                        .collect(Collectors.joining(", ")))
                : texts.get("delivery.invoice", bill.name(), amount, bill.due());
    }
}
