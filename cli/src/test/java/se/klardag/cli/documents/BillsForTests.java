package se.klardag.cli.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillDocuments;
import se.klardag.cli.documents.model.BillLine;
import se.klardag.cli.documents.model.BillLines;
import se.klardag.cli.documents.model.InvoiceNumbers;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.documents.parties.Recipient;
import se.klardag.cli.month.Allowance;
import se.klardag.cli.month.MonthRequest;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// Bills of the worked cases, billed to the invented parties.
public final class BillsForTests {
    public static final LocalDate ISSUED = LocalDate.of(2026, 10, 5);

    /// The synthetic September has periods that share days.
    private static final Allowance SHARED_DAYS = new Allowance(false, false, true);
    private static final Path FIXTURES = Path.of("..", "fixtures");

    private BillsForTests() {}

    /// A file of a worked case, whatever its topic.
    public static Path fixture(String folder, String file) {
        return folders().stream()
                .filter(each -> each.endsWith(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no worked case " + folder))
                .resolve(file);
    }

    /// Every worked case, by name.
    private static List<Path> folders() {
        try (var found = Files.find(FIXTURES, 3, (path, _) -> path.endsWith("case.yaml"))) {
            return found.map(Path::getParent).sorted(Comparator.comparing(Path::getFileName)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static BillingParties parties() {
        return parties(PartiesFile.example());
    }

    public static BillingParties parties(String text) {
        return PartiesFile.read(RuleText.of("parties.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    /// All 33 municipalities of Skåne's synthetic month, under the agreement as an invented party adopted it. Lund reads English.
    public static List<BillDocument> skane() {
        return bills(
                fixture("adopted-agreement", "agreement.yaml").toString(), "2022-09",
                fixture("skane-2022-09", "cases.csv"), Optional.of("2022-0117"),
                parties(PartiesFile.example().replace("    # language: en ", "    language: en ")));
    }

    /// A worked case with a settlement: its folder, and what is settled.
    public record Worked(String folder, String agreement, String period) {
        public Path cases() {
            return fixture(folder, "cases.csv");
        }

        /// Drafts to invented parties, whichever kommun it is.
        public List<BillDocument> bills() {
            return BillsForTests.bills(agreement, period, cases(), Optional.empty(), everybody());
        }
    }

    /// Every worked case that has a settlement.
    public static List<Worked> worked() {
        return folders().stream()
                .filter(folder -> said(folder, "expects").equals("settlement"))
                .map(folder -> new Worked(folder.getFileName().toString(), agreement(folder), said(folder, "period")))
                .toList();
    }

    /// The bills of one of them.
    public static List<BillDocument> worked(String folder) {
        return worked().stream().filter(each -> each.folder().equals(folder)).findFirst().orElseThrow().bills();
    }

    private static String agreement(Path folder) {
        var name = said(folder, "agreement");
        return name.endsWith(".yaml") ? folder.resolve(name).toString() : name;
    }

    private static String said(Path folder, String key) {
        try (var lines = Files.lines(folder.resolve("case.yaml"))) {
            return lines.filter(line -> line.startsWith(key + ": "))
                    .map(line -> line.substring(key.length() + 2).replace("\"", ""))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Every kommun of Sweden, each with the invented numbers of the first in the example.
    private static BillingParties everybody() {
        var example = parties();
        var like = example.recipients().firstEntry().getValue();
        var recipients = new TreeMap<Integer, Recipient>();
        for (var each : Municipalities.shipped().all()) {
            recipients.put(each.code(), new Recipient(
                    Municipality.codeText(each.code()), each.name(), like.organisation(), like.endpoint(),
                    like.reference(), like.address(), like.contact(), like.dueDays(), like.language(), false,
                    like.motpart(),
                    like.revenue()));
        }
        return new BillingParties(true, example.issuer(), example.bookkeeping(), example.ledgerColumns(), recipients,
                example.sha256());
    }

    /// A bill with öre, by hand: 14.43 days (the worked case) at 9 307 kr are 14 × 9 307 + 0.43 × 9 307 = 130 298 + 4 002.01
    /// = 134 300.01 kr; to pay 134 300 kr, so that rounding takes 0.01 kr.
    public static BillDocument withOre(Path folder) throws IOException {
        var agreement = Files.writeString(folder.resolve("ore.yaml"), """
                id: ore
                extends: skane-2018
                liability: {rounding: "2 decimals half-up"}
                price: {dailyRate: 9307}
                """);
        return bills(agreement.toString(), "2022-09", fixture("rounding-two-decimals-half-up", "cases.csv"),
                Optional.empty(), everybody()).getFirst();
    }

    /// Osby's bill of the month as a correction, by hand: 12.2 days were billed, 9.2 remain; 3 × 9 300 = 27 900 kr back.
    public static BillDocument credit() {
        var osby = skane().stream().filter(bill -> bill.recipient().code().equals("1273")).findFirst().orElseThrow();
        var before = List.of(new BillLine(BillLine.Kind.EXCESS_DAYS, false, new BigDecimal("12.2"),
                new BigDecimal("9300"), new BigDecimal("113460.00")));
        return with(osby, BillDocument.Kind.CREDIT_NOTE, BillLines.difference(osby.lines(), before),
                new BigDecimal("-27900"), List.of(new BillDocument.Preceding("2022-0099", LocalDate.of(2026, 9, 5))));
    }

    /// Osby's bill of the month taken back whole: 9.2 days, 85 560 kr.
    public static BillDocument withdrawal() {
        var osby = skane().stream().filter(bill -> bill.recipient().code().equals("1273")).findFirst().orElseThrow();
        return with(osby, BillDocument.Kind.CREDIT_NOTE, BillLines.difference(List.of(), osby.lines()),
                new BigDecimal("-85560"), List.of(new BillDocument.Preceding("2022-0099", LocalDate.of(2026, 9, 5))));
    }

    /// The bill of a worked case with one municipality, as a draft.
    public static BillDocument draft(String folder) {
        var bills = worked(folder);
        if (bills.size() != 1) {
            throw new IllegalStateException(folder + " has " + bills.size() + " bills");
        }
        return bills.getFirst();
    }

    public static List<BillDocument> bills(
            String agreementName, String period, Path cases, Optional<String> firstNumber, BillingParties parties) {
        return bills(agreementName, period, cases, firstNumber, parties, SHARED_DAYS);
    }

    /// @param accepted of files that leave something open
    public static List<BillDocument> bills(
            String agreementName, String period, Path cases, Optional<String> firstNumber, BillingParties parties,
            Allowance accepted) {
        var agreement = Agreements.find(agreementName);
        var rules = MonthRequest.billable(agreement, YearMonth.parse(period));
        var month = new MonthRequest(rules, files(agreement, cases), Optional.empty(), "test").explain()
                .allowing(accepted);
        var numbers = firstNumber.map(first -> InvoiceNumbers.from(first).orElseThrow());
        return new BillDocuments(parties, ISSUED, numbers).of(month);
    }

    public static CaseFiles files(Agreement agreement, Path cases) {
        return new CaseFiles(
                List.of(cases), ReadSettings.PLAIN, Payers.of(agreement.parties(), Municipalities.shipped()),
                new Unread());
    }

    /// The same bill with other lines and another sum.
    public static BillDocument with(
            BillDocument bill, BillDocument.Kind kind, List<BillLine> lines, BigDecimal toPay,
            List<BillDocument.Preceding> preceding) {
        return new BillDocument(
                bill.mark(), kind, bill.invented(), bill.issuer(), bill.recipient(), bill.period(), bill.issued(),
                bill.due(), bill.basisId(), lines, toPay, preceding, bill.basis());
    }

    private static final class Unread implements RowLog {
        @Override
        public void passStarts() {}

        @Override
        public void rejected(RejectedRow row) {}
    }
}
