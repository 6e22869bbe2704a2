package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reading is told where the files have no column to see its cases by: that nobody can say what hangs on it is said, with the column.
/// The sum of the bill rests on no such column, so its standing is as before.
class ReadingWithoutColumnTest {
    private static final String WHOLE = "case_id,municipality,care_type,admitted_at,admission_notice_at,ready_notice_at,sip_required,"
            + "sip_called_at,withdrawn_at,discharged_at,open_care_ready";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Notice Monday 5 September at 10:00: liable from the 8th; 8–14 are 7 days, 7 × 9 300 = 65 100 kr.
    private String file() throws IOException {
        return Files.writeString(folder.resolve("cases.csv"), WHOLE + "\n"
                + "one,1280,somatic,2022-09-01 10:00,2022-09-01 11:00,2022-09-05 10:00,no,,,2022-09-15 10:00,yes\n")
                .toString();
    }

    private Call call(String command, String... more) throws IOException {
        return Call.of(Stream.concat(
                Stream.of(command, "--agreement", "statute", "--period", "2022-09", file()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void the_bill_names_each_reading_with_the_column_that_is_not_there() throws IOException {
        var told = List.of(
                "Patienten samtycker inte (tolkning R-007): hur mycket som hänger på tolkningen går inte att räkna ut: kolumnen consent finns inte i filerna.",
                "Rättspsykiatrisk vård (tolkning R-013): hur mycket som hänger på tolkningen går inte att räkna ut: kolumnen legal_basis finns inte i filerna.",
                "Avliden (tolkning R-022): hur mycket som hänger på tolkningen går inte att räkna ut: kolumnen outcome finns inte i filerna.");
        then(call("settle").out()).contains(told).contains("65 100");
    }

    @Test
    void programs_are_told_the_same() throws IOException {
        var json = call("settle", "--format", "json").json();
        var bill = json.path("municipalities").path(0);
        then(bill.path("untoldReadings").findValuesAsString("reading")).contains("R-007", "R-013", "R-022");
        then(bill.path("untoldReadings").findValuesAsString("why")).contains("column consent is not in the files");
    }

    /// Every term but those of the act's late months is confirmed, and the rate of the year is known: the sum rests on no such column.
    @Test
    void the_standing_is_that_of_the_terms() throws IOException {
        then(Call
                .ofMonth("settle", "../fixtures/adopted/adopted-agreement/agreement.yaml", "2022-09", Path.of(file()),
                        "--binding",
                        "--allow-partial", "--absent", "legal_basis,consent")
                .code()).isZero();
    }

    @Test
    void what_was_declared_absent_is_named_in_full() throws IOException {
        then(call("settle", "--absent", "consent,legal_basis,outcome,payer_answer").out()).contains(
                "Källan registrerar enligt uppgift inte: utfall (outcome), samtycke (consent), lagrum (legal_basis), betalarens svar (payer_answer).",
                "(tolkning R-007): hur mycket som hänger på tolkningen går inte att räkna ut: källan registrerar enligt uppgift inte consent.");
    }
}
