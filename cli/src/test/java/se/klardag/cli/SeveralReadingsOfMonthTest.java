package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two readings leave one case of Malmö out, and each of them by itself a case of Lund: what hangs on both is said of Malmö's bill. The
/// month without both would have Lund's two cases as well.
class SeveralReadingsOfMonthTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Eleven noons each, 5 to 15 September: a bill of one such case is (11 − 2.8) × 9 300 = 76 260 kr, of two 152 520 kr.
    private static String row(String id, String municipality, String consent, String legalBasis) {
        return CaseLines.row(
                "case_id", id, "municipality", municipality, "care_type",
                legalBasis.isEmpty() ? "somatic" : "psychiatric", "consent", consent, "legal_basis", legalBasis,
                "discharged_at", "2022-09-15 13:00");
    }

    @Test
    void what_hangs_on_both_is_said_of_the_bill_and_not_of_the_month() {
        var file = CaseLines.file(
                folder, row("both", "1280", "no", "ORV"), row("plain", "1280", "yes", ""),
                row("refused", "1281", "no", ""), row("opt", "1281", "yes", "OPT"), row("other", "1281", "yes", ""));
        var out = Call.of("settle", "--agreement", "skane-2018", "--period", "2022-09", file.toString()).out();
        then(out).contains("Malmö: 1 ärende (11 dygn) utesluts enligt flera tolkningar: ")
                .contains("Faller alla vore räkningen 152 520 kr i stället för 76 260 kr")
                .doesNotContain("Faller alla vore summan");
    }
}
