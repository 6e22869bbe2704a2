package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// The year of each municipality. By hand: 9 and 5 days of Höör are 14 − 5.6 = 8.4 days = 78,120 kr, 6 days of Malmö
/// 6 − 2.8 = 3.2 = 29,760; Höör pays 50,000 in December and the rest in January; without the nine days Höör owes
/// 5 − 2.8 = 2.2 = 20,460, so that 57,660 are credited in January, and 57,660 − 28,120 = 29,540 is paid back in February.
class YearTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void what_is_brought_forward_and_the_year_itself_come_to_what_is_carried_over(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("nine", 9), stay("five", 5), stay("six", "1280", 6)));
        ledger.done("payments", "add", "K-2022-00001", "--amount", "50000", "--date", "2022-12-20", "--reference", "1");
        ledger.done("payments", "add", "K-2022-00001", "--amount", "28120", "--date", "2023-01-03", "--reference", "2");
        ledger.done("dispute", "K-2022-00001", "--case", "nine", "--reason", "x", "--date", "2023-01-10");
        ledger.done("dispute", "K-2022-00001", "--case", "nine", "--reason", "x", "--state", "upheld", "--date",
                "2023-01-20");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2023-01-20");
        ledger.done("payments", "add", "K-2023-00001", "--amount", "-57660", "--date", "2023-02-01", "--reference",
                "3");
        var first = ledger.on("statement", "--year", "2022", "--format", "json").json();
        then(first.required("asOf").asString()).isEqualTo("2022-12-31");
        then(first.required("municipalities").get(0).toString()).isEqualTo(
                "{\"code\":\"1267\",\"name\":\"Höör\",\"opening\":\"0\",\"billed\":\"78120\",\"credited\":\"0\","
                        + "\"paid\":\"50000\",\"closing\":\"28120\"}");
        then(first.required("total").toString()).isEqualTo(
                "{\"opening\":\"0\",\"billed\":\"107880\",\"credited\":\"0\",\"paid\":\"50000\",\"closing\":\"57880\"}");
        // 28 120 − 57 660 − (28 120 − 57 660) = 0, and Malmö still owes 29 760
        var second = ledger.on("statement", "--year", "2023", "--format", "json").json();
        then(second.required("asOf").asString()).isEqualTo("2023-03-01");
        then(second.required("total").toString()).isEqualTo(
                "{\"opening\":\"57880\",\"billed\":\"0\",\"credited\":\"57660\",\"paid\":\"-29540\",\"closing\":\"29760\"}");
        then(ledger.done("statement", "--year", "2022")).startsWith("Årsbesked 2022, till och med 2022-12-31\n")
                .contains("Ingående", "Utgående", "28 120", "57 880");
        then(ledger.done("statement", "--year", "2023", "--municipality", "1267"))
                .startsWith("Årsbesked för Höör (1267) 2023, till och med 2023-03-01\n")
                .contains("2022-09", "−29 540");
        then(ledger.on("statement", "--year", "2024").code()).isEqualTo(ExitCode.UNUSABLE);
    }
}
