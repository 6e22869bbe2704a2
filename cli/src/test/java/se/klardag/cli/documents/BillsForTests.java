package se.klardag.cli.documents;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.Layout;
import se.klardag.cli.cases.Reading;
import se.klardag.cli.cases.Rejected;
import se.klardag.cli.cases.RowLog;
import se.klardag.cli.documents.parties.Parties;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.output.Receipt;
import se.klardag.engine.settlement.Explaining;
import se.klardag.rules.Agreements;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;
import se.klardag.rules.Resolving;
import se.klardag.rules.RuleHash;
import se.klardag.rules.RuleText;

/// Bills of the worked cases, billed to the invented parties.
public final class BillsForTests {
    public static final LocalDate ISSUED = LocalDate.of(2026, 10, 5);

    private static final Path FIXTURES = Path.of("..", "fixtures");

    private BillsForTests() {}

    public static Path fixture(String folder, String file) {
        return FIXTURES.resolve(folder).resolve(file);
    }

    public static Parties parties() {
        return parties(PartiesFile.example());
    }

    public static Parties parties(String text) {
        return PartiesFile.read(RuleText.of("parties.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    /// All 33 municipalities of Skåne's synthetic month, under the agreement as an invented party adopted it.
    public static List<BillDocument> skane() {
        return bills(
                fixture("adopted-agreement", "agreement.yaml").toString(), "2022-09",
                fixture("skane-2022-09", "cases.csv"), Optional.of("2022-0117"), parties());
    }

    /// The bill of a worked case with one municipality, as a draft.
    public static BillDocument draft(String folder, String agreement, String period) {
        var name = agreement.isEmpty() ? fixture(folder, "agreement.yaml").toString() : agreement;
        var bills = bills(name, period, fixture(folder, "cases.csv"), Optional.empty(), parties());
        if (bills.size() != 1) {
            throw new IllegalStateException(folder + " has " + bills.size() + " bills");
        }
        return bills.getFirst();
    }

    public static List<BillDocument> bills(
            String agreementName, String period, Path cases, Optional<String> firstNumber, Parties parties) {
        var agreement = Agreements.find(agreementName);
        var municipalities = Municipalities.shipped();
        var terms = Resolving.resolve(agreement, YearMonth.parse(period), municipalities);
        var files = new CaseFiles(
                List.of(cases), Reading.PLAIN, Payers.of(agreement.parties(), municipalities), new Unread());
        var explained = files.read(source -> Explaining.explainAll(source, terms));
        var receipt = new Receipt("test", RuleHash.of(agreement), files.sha256());
        var numbers = firstNumber.map(first -> InvoiceNumbers.from(first).orElseThrow());
        return new BillDocuments(parties, agreement, terms, receipt, Optional.empty(), ISSUED, numbers).of(explained);
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
        public void rejected(Rejected row) {}

        @Override
        public void ignoredColumn(String file, String title) {}

        @Override
        public void laidOut(String file, Layout layout) {}

        @Override
        public void knownBy(long notYet, long undated) {}
    }
}
