package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.pdf.BillPdf;
import se.klardag.cli.documents.peppol.PeppolBilling3;
import se.klardag.cli.documents.xlsx.BillWorkbook;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.terms.population.Reason;
import se.klardag.rules.Agreements;

/// What a municipality reads says a rule in words and by its clause, never by its address in a rule file: every address and every
/// code of a reason is looked for in every explanation and document of every worked case.
class ClausesInWordsTest {
    private static final Set<String> ADDRESSES = addresses();
    /// What could be an address: words and dots, not a part of a path.
    private static final Pattern WORD = Pattern.compile("(?<![\\w./-])[\\w-]+(?:\\.[\\w-]+)*+");
    private static final List<String> LANGUAGES = List.of("sv", "en");

    /// Of a bill with many cases the first few are enough: the pages are made alike.
    private static final int BILLS = 3;

    /// Every value that a shipped agreement states, the tables they name, and the reasons that are no word.
    private static Set<String> addresses() {
        var found = new HashSet<String>();
        for (var id : Agreements.ids()) {
            Agreements.find(id).values().keySet().forEach(path -> {
                found.add(path);
                found.add(TermWords.bare(path));
            });
        }
        found.addAll(List.of("national.daily-rate", "national.daily-rate-before-2018"));
        for (var reason : Reason.values()) {
            found.add(reason.code());
        }
        // words of either language
        found.removeAll(List.of("withdrawn", "deceased", "follows"));
        return found;
    }

    static List<BillsForTests.Worked> worked() {
        return BillsForTests.worked();
    }

    @Test
    void an_address_would_be_seen() {
        then(ADDRESSES).hasSizeGreaterThan(120);
        for (var planted : List.of("[…; dayCount.break]", "(population.open-care-not-ready)", "liability.freeDays:",
                "late-sip-call 5")) {
            then(addressIn(planted)).as(planted).isPresent();
        }
        then(addressIn("fixtures/eligibility/late-sip-call-counted")).isEmpty();
        then(addressIn("skane-2018.dayCount.break")).isEmpty();
    }

    /// The first word that is an address, or begins with one and a dot.
    private static Optional<MatchResult> addressIn(String text) {
        return WORD.matcher(text).results().filter(word -> isAddress(word.group())).findFirst();
    }

    private static boolean isAddress(String word) {
        for (int end = word.length(); end > 0; end = word.lastIndexOf('.', end - 1)) {
            if (ADDRESSES.contains(word.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worked")
    void explanations_and_tables(BillsForTests.Worked worked) {
        for (var language : LANGUAGES) {
            for (var format : List.of("text", "md", "html")) {
                inWords(explained(language, worked, "--municipality", "all", "--format", format));
            }
            inWords(Call.in(language, "settle", "--agreement", worked.agreement(), "--period", worked.period(),
                    worked.cases().toString()).out());
        }
        var id = CaseLines.read(worked.cases()).lines().skip(1).findFirst().orElseThrow().split(",", -1)[0];
        for (var format : List.of("text", "html")) {
            inWords(explained("sv", worked, "--case", id, "--format", format));
        }
    }

    private static String explained(String language, BillsForTests.Worked worked, String... more) {
        var args = new ArrayList<>(List.of("explain", "--agreement", worked.agreement(), "--period", worked.period()));
        args.addAll(List.of(more));
        args.add(worked.cases().toString());
        var call = Call.in(language, args.toArray(String[]::new));
        then(call.code()).as(call.err()).isZero();
        return withoutIds(call.out(), worked);
    }

    /// A case may be called as the rule that it is made for.
    private static String withoutIds(String text, BillsForTests.Worked worked) {
        var left = text;
        for (var line : CaseLines.read(worked.cases()).lines().skip(1).toList()) {
            var id = line.split(",", -1)[0];
            left = ADDRESSES.contains(id) ? left.replaceAll("(?<![.(])" + Pattern.quote(id), "…") : left;
        }
        return left;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worked")
    void bills_of_every_kind(BillsForTests.Worked worked) throws IOException {
        List<BillDocument> bills;
        try {
            bills = worked.bills();
        } catch (DocumentRefusedException _) {
            return; // documents cannot tell it, which is another test's
        }
        var shown = bills.stream().limit(BILLS).toList();
        documents(shown, text -> withoutIds(text, worked));
    }

    @Test
    void credit_notes() throws IOException {
        documents(List.of(BillsForTests.credit()), text -> text);
        documents(List.of(BillsForTests.withdrawal()), text -> text);
    }

    private static void documents(List<BillDocument> bills, UnaryOperator<String> without) throws IOException {
        for (var bill : bills) {
            try (var pages = Loader.loadPDF(BillPdf.write(bill))) {
                inWords(without.apply(new PDFTextStripper().getText(pages).replaceAll("\\s+", " ")));
            }
            inWords(without.apply(new String(new PeppolBilling3().write(bill), StandardCharsets.UTF_8)));
        }
        if (bills.isEmpty()) {
            return;
        }
        for (var language : Language.values()) {
            inWords(without.apply(sheets(BillWorkbook.write(bills, Texts.in(language)))));
        }
    }

    private static String sheets(byte[] workbook) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        then(text).contains("<t");
        return text.toString();
    }

    @Test
    void the_ledger_and_the_list_for_the_meeting(@TempDir Path folder) throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        inWords(ledger.post(List.of(LedgerCall.stay("a", 4), LedgerCall.stay("b", 5))).out());
        var again = CaseLines.text(folder, "again.csv",
                CaseLines.table(LedgerCall.stay("a", 3), LedgerCall.stay("b", 5)));
        var stricter = CaseLines.text(folder, "stricter.yaml", CaseLines.read(LedgerCall.ADOPTED)
                .replace(
                        "sets:\n", "sets:\n  liability.threshold: {value: 3, source: signed}\n"));
        inWords(ledger.done("post", "--agreement", stricter.toString(), "--period", "2022-09", "--yes", "--date",
                "2022-11-05", again.toString()));
        inWords(ledger.done("bills", "--date", "2022-12-31"));
        inWords(ledger.done("statement", "--date", "2022-12-31"));
        for (var language : LANGUAGES) {
            inWords(Call.in(language, LocalDate.of(2023, 1, 1), "check", "--out", folder.resolve(language).toString(),
                    BillsForTests.fixture("skane-2022-09", "cases.csv").toString()).out());
        }
    }

    private static void inWords(String text) {
        addressIn(text).ifPresent(found -> {
            int from = Math.max(0, found.start() - 120);
            then(found.group()).as(text.substring(from, Math.min(text.length(), found.end() + 60))).isEmpty();
        });
    }
}
