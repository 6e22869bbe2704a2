package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /// Trelleborg is billed 6 days for each of three: nothing on the bill said that a move was recorded.
    @Test
    void the_bill_says_how_many_and_who_pays_by_which_section() {
        var said = "2 ärenden med 12 dygn på räkningen har en antecknad flytt som villkoren inte använder: den kommun som ärendefilen"
                + " anger (där patienten är folkbokförd) betalar alla dygn";
        then(Call.ofMonth("settle", "statute", "2022-09", file).out()).contains(said, "5 kap. 2 §");
        for (var format : List.of("text", "md", "html")) {
            then(Call.ofMonth("explain", "statute", "2022-09", file, "--municipality", "1287", "--format", format)
                    .out())
                    .as(format)
                    .contains(said, "5 kap. 2 §");
        }
        then(Call.ofMonth("explain", "statute", "2022-09", file, "--municipality", "1287", "--format", "md").out())
                .contains("Den betalar där patienten är folkbokförd.");
        for (var json : List.of(
                Call.ofMonth("settle", "statute", "2022-09", file, "--format", "json").json().at("/municipalities/0"),
                Call.ofMonth("explain", "statute", "2022-09", file, "--municipality", "1287", "--format", "json")
                        .json()
                        .at("/bills/0"))) {
            var unused = json.at("/residenceNotUsed/0");
            then(unused.path("finding").asString()).isEqualTo("move-not-used");
            then(unused.path("cases").asString()).isEqualTo("2");
            then(unused.path("days").asString()).isEqualTo("12");
        }
    }

    /// A move before the stay leaves open who was to be billed at all; a day without an hour, or a code without a day, is no reason to
    /// throw a case away that the terms bill without it.
    @Test
    void a_move_before_the_first_day_one_without_a_day_and_a_municipality_of_stay_are_told() throws IOException {
        var row = "1287,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-05 10:00,no,,,2022-09-14 10:00,home,yes,,yes,";
        var header = CASES.lines().findFirst().orElseThrow();
        var other = Files.writeString(folder.resolve("other.csv"), String.join("\n",
                header + ",stay_municipality", "before," + row + "2022-08-01,1290,", "undated," + row + ",1290,",
                "guest," + row + ",,1290", "home," + row + ",,1287", ""));
        var call = Call.ofMonth("settle", "statute", "2022-09", other);
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains(
                "1 ärende med 6 dygn på räkningen är antecknat som flyttat före inskrivningen eller första dygnet: kontrollera vem som var"
                        + " folkbokföringskommun",
                "1 ärende med 6 dygn på räkningen har en antecknad flytt utan dag",
                "1 ärende med 6 dygn på räkningen har en annan vistelsekommun antecknad");
        then(call.err()).contains(
                "Flytt före inskrivningen eller första dygnet 1", "Flytt utan dag 1",
                "Vistelsekommun som inte ändrar vem som betalar 1");
        then(Call.ofMonth("explain", "statute", "2022-09", other, "--case", "before").out())
                .contains("kontrollera vem som var folkbokföringskommun");
    }

    @Test
    void the_check_names_each() {
        then(Call.of("check", file.toString()).out().replaceAll("\\s+", " "))
                .contains("Flytt som inte ändrar vem som betalar", "flytten 2022-09-10 ändrar inte vem som betalar");
    }
}
