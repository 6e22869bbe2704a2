package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The statute has the kommun of registration pay: a move in the middle of a stay changes nothing, and that is told. Six days, 8 to
/// 13 September, are Trelleborg's with the move and without.
class UnusedMoveTest {
    private static final String CASES = """
            case_id,municipality,care_type,admitted_at,admission_notice_at,ready_notice_at,sip_required,sip_called_at,\
            withdrawn_at,discharged_at,outcome,consent,legal_basis,open_care_ready,moved_at,moved_to
            moved,1287,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-05 10:00,no,,,2022-09-14 10:00,home,yes,,yes,\
            2022-09-10 00:00,1290
            alone,1287,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-05 10:00,no,,,2022-09-14 10:00,home,yes,,yes,\
            2022-09-11 00:00,
            stays,1287,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-05 10:00,no,,,2022-09-14 10:00,home,yes,,yes,,
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("cases.csv"), CASES);
    }

    @Test
    void the_settlement_counts_them_and_rejects_none() {
        var call = Call.ofMonth("settle", "statute", "2022-09", file);
        then(call.code()).as(call.err()).isZero();
        then(call.err()).contains("Flytt som inte ändrar vem som betalar 2");
    }

    @Test
    void the_case_says_so() {
        then(Call.ofMonth("explain", "statute", "2022-09", file, "--case", "moved").out())
                .contains("Flytten 2022-09-10 ändrar inte vem som betalar enligt dessa villkor.");
        then(Call.ofMonth("explain", "statute", "2022-09", file, "--case", "moved", "--format", "json")
                .json()
                .path("moveNotUsed")
                .asString()).isEqualTo("2022-09-10");
        then(Call.ofMonth("explain", "statute", "2022-09", file, "--case", "stays").out()).doesNotContain("Flytten");
    }

    @Test
    void the_check_names_each() {
        then(Call.of("check", file.toString()).out().replaceAll("\\s+", " "))
                .contains("Flytt som inte ändrar vem som betalar", "flytten 2022-09-10 ändrar inte vem som betalar");
    }
}
