package se.klardag.cli.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.InMemoryLedgerView;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.Origin;
import se.klardag.cli.month.Receipt;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.rules.Agreements;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.kept.RuleTexts;

/// Documents of a ledger, one after the other, for tests that look at how they are stored.
public final class WrittenLedger {
    static final Path ADOPTED = Path.of("..", "fixtures", "adopted", "adopted-agreement", "agreement.yaml");
    static final RuleTexts RULES = RuleTexts.of(Agreements.find(ADOPTED.toString()));
    static final YearMonth SEPTEMBER = YearMonth.of(2022, 9);
    static final LocalDate DATED = LocalDate.of(2022, 10, 5);

    private final InMemoryLedgerView book = new InMemoryLedgerView();
    private final List<JournalEntry> documents = new ArrayList<>();
    private final List<EntryName> names = new ArrayList<>();
    private Posting.Last last = Posting.Last.NONE;

    /// A settlement, a late case, a dispute that is upheld and credited, and a payment.
    static WrittenLedger ofEveryKind() {
        var ledger = new WrittenLedger();
        ledger.month(List.of(stay("a", 1267, 4), stay("b", 1267, 5), stay("c", 1280, 1)));
        ledger.month(List.of(stay("a", 1267, 4), stay("b", 1267, 5), stay("c", 1280, 1), stay("d", 1267, 9)));
        ledger.add(ledger.posting()
                .dispute(
                        new EntryBody.Dispute("K-2022-00002", List.of("d"), EntryBody.DisputeState.OPEN, "bestrids"),
                        DATED,
                        "t"));
        ledger.add(ledger.posting()
                .dispute(
                        new EntryBody.Dispute("K-2022-00002", List.of("d"), EntryBody.DisputeState.UPHELD, "medges"),
                        DATED,
                        "t"));
        ledger.add(ledger.posting().credit("K-2022-00002", DATED, "t"));
        ledger.add(ledger.posting()
                .payments(
                        List.of(new EntryBody.Payment("K-2022-00001", new BigDecimal("100"), DATED, "BG 1")), DATED,
                        "t")
                .orElseThrow());
        return ledger;
    }

    /// A case of so many noons, discharged on the 20th.
    static RecordedCase stay(String id, int municipality, int days) {
        var out = LocalDateTime.of(2022, 9, 20, 13, 0);
        return RecordedCase.of(id, municipality, out.minusDays(days), out);
    }

    /// A month of so many cases in Höör, each of `days` noons.
    public static List<RecordedCase> cases(int count, int days) {
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < count; i++) {
            cases.add(stay(String.format(Locale.ROOT, "c%06d", i), 1267, days + i % 3));
        }
        return cases;
    }

    public static Posting.Incoming incoming(YearMonth month, List<RecordedCase> cases) {
        return new Posting.Incoming(
                "K",
                month,
                RULES,
                "skane-2018",
                cases.stream().sorted(Comparator.comparing(RecordedCase::id)).toList(),
                false,
                List.of(),
                new Origin(Optional.empty(), new Receipt("t", "", ""), Coverage.WHOLE));
    }

    public void month(List<RecordedCase> cases) {
        posting().month(incoming(SEPTEMBER, cases), DATED).ifPresent(this::add);
    }

    /// September as files gave it that leave something open: no command posts it like this.
    void monthCovered(int cases, Coverage coverage) {
        var month = incoming(SEPTEMBER, cases(cases, 4)).covered(coverage, false);
        posting().month(month, DATED).ifPresent(this::add);
    }

    /// Payments as an earlier version recorded them, which looked at fewer things.
    void paidBefore(EntryBody.Payment... payments) {
        add(new JournalEntry(
                last.sequence() + 1, last.hash(), DATED, "0.1.0-SNAPSHOT", last.numbers(),
                new EntryBody.Payments(List.of(payments)), EntryBody.Grounds.NONE));
    }

    Posting posting() {
        return new Posting(book, sequence -> documents.get((int) sequence - 1), last);
    }

    private void add(JournalEntry document) {
        var hash = RuleText.sha256(document.bytes());
        book.take(document);
        documents.add(document);
        names.add(new EntryName(document.sequence(), document.kind().code(), hash));
        last = Posting.Last.of(document, hash);
    }

    public List<JournalEntry> documents() {
        return documents;
    }

    List<EntryName> names() {
        return names;
    }
}
